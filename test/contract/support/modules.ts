import { earningRules, programs, rewards, socialMedia, tiers } from '@wix/loyalty';
import type { Route } from '../../../src/wire/index.ts';

/** The SDK's modules by the names of the wire table. */
export const MODULES = { programs, earningRules, rewards, tiers, socialMedia } as const satisfies Record<
  Route['module'],
  object
>;
