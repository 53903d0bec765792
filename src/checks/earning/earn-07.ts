import { define } from '../check.ts';
import { isSignUp } from '../rule.ts';

export const earn07 = define({
  id: 'L-EARN-07',
  severity: 'warning',
  scope: 'static',
  title: 'signing up earns more in higher tiers',
  why: 'Nobody is in a tier at sign-up, so these points are never given.',
  fix: 'Delete byTier there, or give the points by another rule.',
  limits: {},
  check({ file }) {
    return file.rules.flatMap((rule) => {
      const { address, active, base, byTier } = rule;
      const own = [...byTier].filter(([, { points }]) => points !== base?.points);
      if (!active || !isSignUp(rule) || own.length === 0) return [];
      return [
        {
          address,
          path: 'byTier',
          message: `${address} has points of their own for ${own.map(([tier, { points }]) => `${tier} (${points})`).join(', ')}, and everybody signs up in the base tier.`,
          measured: `${own.length} unreachable values`,
          limit: 'none',
        },
      ];
    });
  },
});
