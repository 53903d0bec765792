import { exceeds, percent } from '../words.ts';
import { defineFleet } from './fleet-check.ts';

export const fleet03 = defineFleet({
  id: 'L-FLEET-03',
  severity: 'critical',
  scope: 'fleet',
  title: 'the first wave changes too many sites whose program runs',
  why: 'A mistake then meets every customer at once; a few sites that go ahead find it while it is small.',
  fix: 'Begin with a few sites: --waves 1,4,rest looks at each wave before the next.',
  limits: {
    share: { value: 25, unit: '%', means: 'share of all sites that may change in the first wave' },
    from: { value: 8, unit: 'sites', means: 'number of sites from which on this is looked at' },
  },
  check: (members, { share, from }, waves, sites) => {
    if (waves === undefined || sites < from) return [];
    const running = new Set(members.filter((member) => member.running).map(({ file }) => file));
    const first = (waves[0] ?? []).filter((file) => running.has(file)).length;
    if (!exceeds(first / sites, share / 100)) return [];
    return [
      {
        message: `${first} of ${sites} sites whose program runs would change ${waves.length > 1 ? 'in the first wave' : 'at once'}.`,
        measured: percent(first / sites),
        limit: percent(share / 100),
      },
    ];
  },
});
