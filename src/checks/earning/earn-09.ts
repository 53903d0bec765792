import { define } from '../check.ts';

export const earn09 = define({
  id: 'L-EARN-09',
  severity: 'warning',
  scope: 'static',
  title: 'two active rules on the same trigger',
  why: 'One purchase is then credited twice.',
  fix: 'Pause one of them, unless both are meant to count.',
  limits: {},
  check({ file }) {
    const active = file.rules.filter((rule) => rule.active && rule.trigger !== undefined);
    return active.flatMap((rule, index) => {
      const earlier = active.slice(0, index).find(({ trigger }) => trigger === rule.trigger);
      if (!earlier) return [];
      return [
        {
          address: rule.address,
          path: 'trigger',
          message: `${rule.address} and ${earlier.address} both give points for ${rule.trigger}.`,
          measured: '2 rules',
          limit: '1',
        },
      ];
    });
  },
});
