import { describe, expect, it } from 'vitest';
import { driftMarkdown } from '../../../src/render/index.ts';
import { aProblem } from '../documents.ts';
import { aDrift, aMixture, aThing } from '../drifts.ts';
import { bareText, liveMarkdown } from '../live.ts';

describe('a drift in markdown', () => {
  it('tells the sides under titles of their own, what waits folded', () => {
    const text = driftMarkdown(aDrift(aMixture(), { base: { given: 'main' } }), { command: 'loyalty drift --adopt' });
    expect(text.match(/^(?:####|<details>).*$/gm)).toEqual([
      '#### Conflicts: changed in the file and on the site, differently',
      '#### Changed on the site: the file is as it was',
      '#### Different: ours or theirs unknown: give --base',
      '<details><summary>Not applied yet: the file has changed, the site has not</summary>',
    ]);
    expect(text).toContain('Site `sandbox` · file `loyalty.yaml` · base `main`\n');
    expect(text).toContain('**Next:**\n\n```sh\nloyalty drift --adopt\n```');
    expect(text).toContain('- `~` **changed** `rewards/thing-1` `Thing 1`');
    expect(text).toContain('- `-` **not on the site** `rewards/thing-6`  \n');
    expect(text).toMatch(
      /^ {2} {2}was costInPoints: 500\n {2}- file costInPoints: 600\n {2}\+ site costInPoints: 450$/m,
    );
    expect(liveMarkdown(text)).toEqual([]);
  });

  it('says that there is none, without a base and without a command', () => {
    const text = driftMarkdown(aDrift([]), { file: 'sites/a/loyalty.yaml' });
    expect(text).toContain('### No drift. The site matches loyalty.yaml.');
    expect(text).toContain('Site `sandbox` · file `sites/a/loyalty.yaml`\n');
    expect(text).not.toContain('**Next:**');
    expect(text.split('\n')[0]).toMatch(/ file=sites\/a\/loyalty\.yaml .*verdict=none /);
  });

  it('folds away remarks, and what is no drift', () => {
    const problems = [aProblem({ message: 'Odd.' }), aProblem({ severity: 'info', message: 'By the way.' })];
    const document = aDrift([], { problems, unmanaged: ['tiers/free'], ignored: ['tiers/old'] });
    const text = driftMarkdown(document);
    expect(text.match(/<summary>.*?<\/summary>/g)).toEqual([
      '<summary>2 remarks</summary>',
      '<summary>1 thing on the site and not in the file: no drift</summary>',
      '<summary>1 thing ignored, as the file says</summary>',
    ]);
    expect(bareText(text)).toMatch(/Odd\..*By the way\..*tiers\/free.*tiers\/old/s);
  });

  it('leaves notes out before warnings when there is little room', () => {
    const note = aProblem({ severity: 'info', message: `By the way ${'x'.repeat(300)}.` });
    const text = driftMarkdown(aDrift([], { problems: [note, note, note, aProblem()] }), { budget: 1_000 });
    expect(text).toContain('Something is odd.');
    expect(text).not.toContain('By the way');
    expect(text).toContain('`loyalty drift` on a terminal, or as JSON, is whole.');
  });

  it('counts the attributes it does not show', () => {
    const fields = Array.from({ length: 45 }, (_, at) => ({
      path: `f${at}`,
      side: 'theirs' as const,
      file: 1,
      site: 2,
    }));
    expect(driftMarkdown(aDrift([aThing(1, { fields })]))).toContain('… and 5 more attributes');
  });
});
