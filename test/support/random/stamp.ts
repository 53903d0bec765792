import type { Chance } from './chance.ts';

export const MADE_AT = '2026-01-05T09:00:00.000Z';

/** Revision and dates, as any stored thing has them. */
export const stamp = (chance: Chance) => ({
  revision: String(chance.int(1, 9)),
  createdDate: MADE_AT,
  updatedDate: MADE_AT,
});
