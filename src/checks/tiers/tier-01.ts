import { define } from '../check.ts';

/** Equal thresholds and those out of range are refused while the file is read. */
export const tier01 = define({
  id: 'L-TIER-01',
  severity: 'error',
  scope: 'static',
  title: 'a tier that begins at 0 points',
  why: 'The base tier begins there: everybody would be in both.',
  fix: 'Give it a threshold of at least 1; what everybody has belongs to baseTier.',
  limits: {},
  check({ file }) {
    return file.tiers
      .filter(({ points }) => points === 0)
      .map(({ address }) => ({
        address,
        path: 'requiredPoints',
        message: `${address} begins at 0 points, where the base tier is.`,
        measured: '0',
        limit: 'at least 1',
      }));
  },
});
