import { describe, expect, it } from 'vitest';
import { driftGithub, driftOutputs } from '../../../src/render/index.ts';
import { aProblem } from '../documents.ts';
import { aDrift, aMixture, aThing } from '../drifts.ts';

describe('a drift as annotations', () => {
  it('makes conflicts errors and what the site changed warnings, at their places', () => {
    const text = driftGithub(aDrift(aMixture()), {
      placeOf: (address, path) =>
        address === 'rewards/thing-1'
          ? { file: 'base.yaml', line: path === 'costInPoints' ? 7 : 1, column: 3 }
          : undefined,
    });
    expect(text.trimEnd().split('\n')).toEqual([
      '::error file=base.yaml,line=7,col=3,title=Conflict%3A rewards/thing-1::changed%0AcostInPoints: was 500 · file 600 · site 450%0Aname: file Mug · site Cup%0Aactive: file false · site true',
      '::error file=loyalty.yaml,title=Conflict%3A rewards/thing-2::deleted on the site%0Aname: was Mug · file Cup',
      '::error file=loyalty.yaml,title=Conflict%3A rewards/thing-3::taken out of the file%0Aname: was Mug · site Cup',
      '::warning file=loyalty.yaml,title=Drift%3A rewards/thing-4::changed%0AcostInPoints: file 1 · site 2',
      '::warning file=loyalty.yaml,title=Drift%3A rewards/thing-5::deleted on the site',
      '::warning file=loyalty.yaml,title=Drift%3A rewards/thing-6::not on the site',
      expect.stringMatching(/^::notice title=Loyalty drift of sandbox::Drift: 3 conflicts, /),
    ]);
  });

  it('stands at the head of the file where no place is known, with the remarks after it', () => {
    const text = driftGithub(aDrift([aThing(1)], { problems: [aProblem()] }));
    expect(text).toContain('::warning file=loyalty.yaml,title=Drift%3A rewards/thing-1::');
    expect(text).toContain('::warning title=SOMETHING_ODD::Something is odd.');
  });

  it('tells later steps the verdict and the counts', () => {
    expect(driftOutputs(aDrift(aMixture()))).toBe(
      'verdict=conflict\nboth=3\ntheirs=2\nunknown=1\nours=2\nunmanaged=0\nignored=0\n',
    );
    expect(driftOutputs(aDrift([aThing(1)]))).toContain('verdict=drift\n');
    expect(driftOutputs(aDrift([]))).toContain('verdict=none\n');
  });
});
