import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Stop } from '../../src/cli/exit.ts';
import { direct } from '../support/direct.ts';
import { ROOMY, WHOLE, yaml } from '../support/whole.ts';

/** Every path of keys in a value. */
function pathsIn(value: unknown, above: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...above, key], ...pathsIn(inner, [...above, key])]);
}

function without(value: unknown, [key, ...rest]: readonly string[]): unknown {
  const { [key as string]: inner, ...others } = value as Record<string, unknown>;
  return rest.length === 0 ? others : { ...others, [key as string]: without(inner, rest) };
}

describe('P5: absence never deletes', () => {
  it('whatever line or subtree of a valid file is missing', async () => {
    const made = await direct({ state: ROOMY });
    await made.converge(yaml(WHOLE));
    const live = await made.session.survey();
    const text = yaml(WHOLE);
    const lines = text.split('\n');
    const cut = lines.map((_, index) => lines.toSpliced(index, 1).join('\n'));
    const pruned = pathsIn(parse(text)).map((path) => yaml(without(WHOLE, path) as object));
    let sound = 0;
    for (const candidate of new Set([...cut, ...pruned])) {
      const ops = await made.plan(candidate, live).then(
        ({ document }) => document.changes.map((change) => change.op),
        (error: unknown) => {
          // A file that is not sound plans nothing at all.
          expect(error).toBeInstanceOf(Stop);
          return undefined;
        },
      );
      if (ops === undefined) continue;
      sound++;
      expect(ops, candidate).not.toContain('delete');
    }
    expect(sound).toBeGreaterThan(100);
  }, 60_000);

  it('counts what it leaves alone', async () => {
    const made = await direct({ fixture: 'dashboard' });
    const { document, refused } = await made.plan(yaml({ program: { name: 'Corner Shop Club' } }));
    expect([document.changes, refused]).toEqual([[], []]);
    expect(document.summary.unmanaged).toBe(3 + 2 + 6 + 6);
  });

  it('takes an overlay that says null for "not managed here"', async () => {
    const made = await direct({ fixture: 'store' });
    const loaded = made.load(yaml({ tiers: { silver: null } }));
    expect(loaded.problems.map(({ code }) => code)).toEqual(['NULL_VALUE']);
  });
});
