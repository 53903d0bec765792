import { define } from '../check.ts';

export const rew08 = define({
  id: 'L-REW-08',
  severity: 'warning',
  scope: 'static',
  title: 'customers earn points, and no declared reward is active',
  why: 'Points pile up as a debt that nobody can use.',
  fix: 'Switch a reward on, or pause the rules too.',
  limits: {},
  check({ file }) {
    const [first] = file.rewards;
    // A file that declares no rewards leaves them to the site.
    if (!first || file.rewards.some(({ active }) => active) || !file.rules.some(({ active }) => active)) return [];
    return [
      {
        address: first.address,
        path: 'active',
        message: `Rules give points, and all ${file.rewards.length} rewards of the file are switched off.`,
        measured: '0 active rewards',
        limit: 'at least 1',
      },
    ];
  },
});
