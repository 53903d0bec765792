import { fleet01 } from './fleet-01.ts';
import { fleet02 } from './fleet-02.ts';
import { fleet03 } from './fleet-03.ts';
import type { FleetCheck } from './fleet-check.ts';

/** Every check of many sites, in the order of the catalogue. */
export const FLEET: readonly FleetCheck[] = [fleet01, fleet02, fleet03];
