import { define } from '../check.ts';
import { known } from '../rule.ts';
import type { Move } from '../subject.ts';

/** Whether the site's Wix plan has tiers is judged by the kinds; what is left is the one business they do not work for. */
export const tier11 = define({
  id: 'L-TIER-11',
  severity: 'error',
  scope: 'live',
  title: 'tiers for a site whose only business is a restaurant',
  why: 'Wix has tiers with Stores, Bookings, Events or Pricing Plans, not with Restaurants alone.',
  fix: 'Take "tiers" and "tiersProgram" out of the file.',
  limits: {},
  check({ move }) {
    const { after, changes } = move as Move;
    const touched = changes.find(({ kind, op }) => op !== 'delete' && (kind === 'tier' || kind === 'tiers-program'));
    const businesses = new Set(
      after.rules.flatMap((rule) => known(rule)?.needs.filter((app) => app !== 'members') ?? []),
    );
    const restaurant = [...businesses].every((app) => app === 'restaurants' || app === 'restaurantsLegacy');
    const off = after.tiersStatus === undefined || after.tiersStatus === 'disabled';
    if (!touched || off || businesses.size === 0 || !restaurant) return [];
    return [
      {
        address: touched.address,
        message: `${touched.address} would change, but every way to earn here comes from Wix Restaurants, which has no tiers.`,
        measured: 'Restaurants alone',
        limit: 'Stores, Bookings, Events or Pricing Plans',
      },
    ];
  },
});
