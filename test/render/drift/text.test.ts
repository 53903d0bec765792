import { describe, expect, it } from 'vitest';
import type { DriftDocument } from '../../../src/kernel/drift-document.ts';
import { driftText } from '../../../src/render/index.ts';
import { aProblem } from '../documents.ts';
import { aDrift, aMixture, aThing } from '../drifts.ts';

const plain = { colour: false, width: 100 };
const linesOf = (document: DriftDocument, options = {}): readonly string[] =>
  driftText(document, { ...plain, ...options })
    .trimEnd()
    .split('\n');

describe('a drift on a terminal', () => {
  it('is one line where there is none', () => {
    expect(driftText(aDrift([]), plain)).toBe('No drift. The site matches loyalty.yaml. (site sandbox)\n');
  });

  it('is none where only the file has changed', () => {
    const lines = linesOf(aDrift(aMixture().filter(({ side }) => side === 'ours')));
    expect(lines.at(-1)).toBe('No drift. 2 changes of loyalty.yaml are not applied yet. (site sandbox)');
  });

  it('is not said to be none where something could not be compared', () => {
    const problems = [aProblem({ severity: 'error', message: 'Two things are called Mug.' })];
    const lines = linesOf(aDrift([], { problems }));
    expect(lines.at(-1)).toBe('Not all of loyalty.yaml could be compared with the site. (site sandbox)');
    expect(lines).toContain('    Two things are called Mug.');
    const waiting = aDrift([aThing(1, { side: 'ours' })], { problems });
    expect(linesOf(waiting).at(-1)).toBe(
      'Not all of loyalty.yaml could be compared with the site. 1 change of loyalty.yaml is not applied yet. (site sandbox)',
    );
    expect(linesOf(aDrift([aThing(1)], { problems })).at(-1)).toMatch(/^Drift: 1 thing changed on the site\./);
  });

  it('tells by side what happened, from conflicts to what waits', () => {
    expect(linesOf(aDrift(aMixture(), { base: { given: 'main', commit: '0123456789abcdef' } }))).toEqual([
      'Site sandbox · loyalty.yaml · base main (0123456789)',
      'Drift: 3 conflicts, 2 things changed on the site, 1 thing differs (ours or theirs unknown) and 2 changes of loyalty.yaml are not applied yet.',
      '',
      'Conflicts (changed in the file and on the site, differently)',
      '',
      '  ~ changed  rewards/thing-1  Thing 1',
      '      costInPoints  was 500 · file 600 · site 450',
      '      name          file Mug · site Cup  (changed on the site)',
      '      active        file false · site true  (not applied yet)',
      '',
      '  - deleted on the site  rewards/thing-2  Thing 2',
      '      name  was Mug · file Cup',
      '',
      '  + taken out of the file  rewards/thing-3  Thing 3',
      '      name  was Mug · site Cup',
      '',
      'Changed on the site (the file is as it was)',
      '',
      '  ~ changed  rewards/thing-4  Thing 4',
      '      costInPoints  file 1 · site 2',
      '',
      '  - deleted on the site  rewards/thing-5  Thing 5',
      '',
      'Different (ours or theirs unknown: give --base)',
      '',
      '  - not on the site  rewards/thing-6',
      '',
      'Not applied yet (the file has changed, the site has not)',
      '',
      '  - new in the file  rewards/thing-7  Thing 7',
      '',
      '  + taken out of the file  rewards/"Old mug"',
      '',
      expect.stringMatching(/^Drift: 3 conflicts, .*\(site sandbox\)$/),
    ]);
  });

  it('tells a value that is on neither side any more', () => {
    const lost = { path: 'description', side: 'both', base: 'A mug' } as const;
    const lines = linesOf(
      aDrift([
        aThing(1, { side: 'both', state: 'gone', fields: [lost] }),
        aThing(2, { side: 'both', state: 'dropped', fields: [lost] }),
      ]),
    );
    expect(lines).toContain('      description  was A mug · file (not set)');
    expect(lines).toContain('      description  was A mug · site (not set)');
  });

  it('shows where long values differ, whichever sides they are on', () => {
    const [base, file] = ['x'.repeat(300), `${'x'.repeat(299)}!`];
    const fields = [{ path: 'description', side: 'both', base, file }] as const;
    const text = driftText(aDrift([aThing(1, { side: 'both', state: 'gone', fields })]), plain);
    expect(text).toContain('was …xxxx');
    expect(text).toContain('x!');
  });

  it('names the base without a commit, and what to do next', () => {
    const lines = linesOf(aDrift([aThing(1)], { base: { given: 'old.yaml' } }), { next: ['one', 'two'] });
    expect(lines[0]).toBe('Site sandbox · loyalty.yaml · base old.yaml');
    expect(lines.slice(-3, -1)).toEqual(['Next: one', '  or: two']);
    expect(linesOf(aDrift([aThing(1)]))[0]).toBe('Site sandbox · loyalty.yaml');
  });

  it('lists few that are left alone, and counts many', () => {
    const unmanaged = Array.from({ length: 11 }, (_, at) => `tiers/t${at}` as const);
    const document = aDrift([], { unmanaged, ignored: ['tiers/old'] });
    const lines = linesOf(document);
    expect(lines).toContain('11 things on the site and not in the file: no drift (-v lists them)');
    expect(lines).toContain('1 thing ignored, as the file says');
    expect(lines).toContain('  · tiers/old');
    expect(lines).not.toContain('  · tiers/t10');
    expect(linesOf(document, { verbose: true })).toContain('  · tiers/t10');
  });

  it('tells remarks, and notes only when asked to', () => {
    const problems = [aProblem(), aProblem({ severity: 'info', message: 'By the way.' })];
    const document = aDrift([aThing(1)], { problems });
    expect(linesOf(document).join('\n')).toContain('Something is odd.');
    expect(linesOf(document).join('\n')).not.toContain('By the way.');
    expect(linesOf(document, { verbose: true }).join('\n')).toContain('By the way.');
  });

  it('says what was brought into the file', () => {
    const adopted = (given: readonly string[]) => linesOf(aDrift([aThing(1)], { adopted: given })).join('\n');
    expect(adopted(['rewards/thing-1.costInPoints'])).toContain(
      'Brought into loyalty.yaml\n  ✓ rewards/thing-1.costInPoints\n',
    );
    expect(adopted([])).not.toContain('Brought into');
  });
});
