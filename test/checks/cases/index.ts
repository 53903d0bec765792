import type { Case } from './case.ts';
import { EARNING } from './earning.ts';
import { LAW } from './law.ts';
import { PROGRAM } from './program.ts';
import { REWARDS } from './rewards.ts';
import { TIERS } from './tiers.ts';
import { VALUE } from './value.ts';
import { WORTH } from './worth.ts';

/** Every case of every check. */
export const CASES: readonly Case[] = [...VALUE, ...WORTH, ...EARNING, ...TIERS, ...REWARDS, ...PROGRAM, ...LAW];
