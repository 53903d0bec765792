import { define } from '../check.ts';
import { ladder, steps } from '../ladder.ts';
import { exceeds, factor } from '../words.ts';

export const tier05 = define({
  id: 'L-TIER-05',
  severity: 'warning',
  scope: 'static',
  title: 'the gap from one tier to the next is very wide or very narrow',
  why: 'Nobody crosses a gap that is too wide, and a narrow one means nothing.',
  fix: 'Move the threshold, or put a tier in between.',
  limits: {
    most: { value: 5, unit: '×', means: 'a threshold against the one below it, at most' },
    least: { value: 1.3, unit: '×', means: 'a threshold against the one below it, at least' },
  },
  check({ file }, { most, least }) {
    return steps(ladder(file).slice(1)).flatMap(({ below, above }) => {
      // A threshold of 0 has no ratio, and is refused anyway.
      const ratio = above.from / Math.max(below.from, 1);
      const wide = exceeds(ratio, most);
      if (!wide && !exceeds(least, ratio)) return [];
      return [
        {
          address: `tiers/${above.tier}`,
          path: 'requiredPoints',
          message: `${above.name} takes ${factor(ratio)} the points of ${below.name}.`,
          measured: factor(ratio),
          limit: wide ? `at most ${factor(most)}` : `at least ${factor(least)}`,
        },
      ];
    });
  },
});
