import { define } from '../check.ts';
import { list } from '../words.ts';

/** A map with some of the tiers is usually one that a new tier was forgotten in; one with none of them is a program without privileges. */
export const earn05 = define({
  id: 'L-EARN-05',
  severity: 'warning',
  scope: 'static',
  title: 'a rule or a reward has values for some tiers and not for others',
  why: 'A tier that was added later and forgotten here is treated like the base tier, below tiers it stands above.',
  fix: 'Add the missing tiers under byTier.',
  limits: {},
  check({ file }) {
    return [...file.rules, ...file.rewards].flatMap(({ address, active, byTier }) => {
      const missing = file.tiers.filter(({ key }) => !byTier.has(key));
      if (!active || byTier.size === 0 || missing.length === 0) return [];
      return [
        {
          address,
          path: 'byTier',
          message: `${address} has values for ${list([...byTier.keys()])}, and none for ${list(missing.map(({ key }) => key))}.`,
          measured: `${file.tiers.length - missing.length} of ${file.tiers.length} tiers`,
          limit: 'all or none',
        },
      ];
    });
  },
});
