import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/kernel/outcome.ts';
import { outcomesHtml } from '../../src/render/html/index.ts';
import { aChange, aProblem } from './documents.ts';
import { HOSTILE } from './hostile.ts';
import { liveHtml } from './live.ts';

/** Every outcome there is, with the text wherever a text can be. */
function outcomes(text: string): readonly Outcome[] {
  const change = aChange({ address: `rewards/${JSON.stringify(text)}`, name: text });
  const problem = aProblem({ message: `About ${text}`, next: `Rename ${text}`, frame: `> 1 | ${text}` });
  return [
    { status: 'applied', change, handle: { id: text } },
    { status: 'already', change },
    { status: 'failed', change, problem },
    { status: 'skipped', change, because: `tiers/${text}` },
    { status: 'untried', change },
  ];
}

const plain = (page: string): string =>
  page
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the end of an apply as a page', () => {
  it('says what was done, what failed and why, and what to do next', () => {
    const page = plain(
      outcomesHtml({ site: 's', outcomes: outcomes('Mug'), exit: 5, journal: 'j.jsonl' }, { file: 'a.yaml' }),
    );
    expect(page).toContain('Applied 2 changes (1 created, 1 there already); 1 failed, 1 skipped and 1 not tried.');
    expect(page).toContain('Site s · file a.yaml · journal j.jsonl');
    expect(page).toContain('Next: Do what is said at each failure');
    expect(page).toContain('What failed');
    expect(page).toContain('About Mug');
    expect(page).toMatch(/skipped \(waited for tiers\/Mug ?\)/);
  });

  it('has no more to say than there is', () => {
    const page = plain(outcomesHtml({ site: 's', outcomes: [], exit: 0, problems: [aProblem()] }, { file: 'a.yaml' }));
    expect(page).toContain('Nothing to apply.');
    expect(page).toContain('Noticed besides');
    expect(page).not.toMatch(/journal|Next: |What failed|Every change/);
  });

  it.each(Object.entries(HOSTILE))('lets nothing come alive of: %s', (_, text) => {
    const ending = { site: text, outcomes: outcomes(text), exit: 5, journal: text, next: text };
    expect(liveHtml(outcomesHtml(ending, { file: text }))).toEqual([]);
  });
});
