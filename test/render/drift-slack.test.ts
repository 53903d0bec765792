import { describe, expect, it } from 'vitest';
import type { DriftDocument } from '../../src/kernel/drift-document.ts';
import { driftSlack } from '../../src/render/index.ts';
import { aDrift, aThing } from './drifts.ts';

const textOf = (document: DriftDocument, link?: string): string =>
  (JSON.parse(driftSlack(document, link) ?? '{}') as { readonly text: string }).text;

describe('a drift for Slack', () => {
  it('is nothing when there is none', () => {
    expect(driftSlack(aDrift([]))).toBeUndefined();
  });

  it('names what changed, and where to read on', () => {
    expect(textOf(aDrift([aThing(1)]), 'https://github.example/run/1').split('\n')).toEqual([
      '*Drift: 1 thing changed on the site.*',
      'Site `sandbox` · file `loyalty.yaml`',
      '• changed: `rewards/thing-1`',
      '    costInPoints: file 1, site 2',
      '<https://github.example/run/1|Read on>',
    ]);
  });

  it('counts what it does not name', () => {
    const fields = Array.from({ length: 5 }, (_, at) => ({
      path: `f${at}`,
      side: 'theirs' as const,
      file: 1,
      site: 2,
    }));
    const text = textOf(aDrift(Array.from({ length: 40 }, (_, at) => aThing(at, { fields } as never))));
    expect(text).toContain('… and 30 things more');
    expect(text).toContain('    … and 2 more attributes');
    expect(text.length).toBeLessThan(40_000);
  });

  it('mentions nobody and links nowhere', () => {
    const address = 'rewards/"<!channel> `x` <https://evil.example|free> & \u202e"' as const;
    const text = textOf(aDrift([aThing(1, { address })]));
    expect(text).not.toMatch(/<[!@#h]/);
    expect(text).toContain('&lt;!channel&gt;');
    expect(text).not.toContain('\u202e');
  });
});
