import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXTRAS } from '../../src/cli/extras.ts';
import { edited } from '../../src/config/edit.ts';
import { scalarText } from '../../src/config/emit.ts';
import { fileSchema } from '../../src/config/file-schema.ts';
import { type Edit, editText, formatText, mergeIntoText } from '../../src/config/index.ts';
import { HEAD, kinds, read } from './read.ts';
import { commented, comments, FILES, key, map, meaning, name, scalar, texts, value, valueIn } from './texts.ts';

describe('scalars', () => {
  it('are read as what was written', () => {
    fc.assert(
      fc.property(fc.oneof(scalar, name), (one) => {
        const [alone, inMap] = [`a: ${scalarText(one)}\n`, `a: { b: ${scalarText(one)} }\n`].map((text) =>
          meaning(valueIn(text)),
        );
        expect(alone).toEqual({ a: Object.is(one, -0) ? 0 : one });
        expect(inMap).toEqual({ a: { b: Object.is(one, -0) ? 0 : one } });
      }),
      { numRuns: 60 },
    );
  });

  it('stay plain where that is safe, and show what hides', () => {
    expect(
      [
        '$5 off your order',
        '5 stars for every $1',
        '20% off from $40',
        'https://example.com/star.svg',
        'stores/OrderPaid',
        "it's",
      ].map(scalarText),
    ).toEqual([
      '$5 off your order',
      '5 stars for every $1',
      '20% off from $40',
      'https://example.com/star.svg',
      'stores/OrderPaid',
      "it's",
    ]);
    expect(scalarText('a\u202eb')).toBe('"a\\u202eb"');
    expect(scalarText('\u{1d173}')).toBe('"\\ud834\\udd73"');
  });
});

describe('an edit', () => {
  it('changes what it is about and keeps every comment', () => {
    fc.assert(
      fc.property(
        commented,
        fc.array(fc.tuple(fc.nat(), fc.nat(), value), { minLength: 1, maxLength: 3 }),
        (text, picks) => {
          const before = valueIn(text);
          const edits = picks.map(([which, , by], index): Edit => {
            const keys = Object.keys(before);
            const first = keys[which % keys.length] as string;
            const inner = before[first];
            const nested = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
            const path = index === 0 || !nested ? [index === 0 ? first : `new${index}`] : [first, `new${index}`];
            return { path, value: by };
          });
          const distinct = edits.filter(
            (edit, at) => !edits.slice(0, at).some((other) => other.path[0] === edit.path[0]),
          );
          const after = editText(text, distinct);
          expect(typeof after).toBe('string');
          const goal = distinct.reduce<unknown>(
            (all, edit) => edited(all, edit.path, (edit as { value: unknown }).value),
            before,
          );
          expect(valueIn(after as string)).toEqual(goal);
          expect(comments(after as string)).toEqual(expect.arrayContaining(['# top', '# end']));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes keys away', () => {
    fc.assert(
      fc.property(commented, fc.nat(), fc.nat(), (text, which, inside) => {
        const before = valueIn(text);
        const keys = Object.keys(before);
        if (keys.length < 2) return;
        const first = keys[which % keys.length] as string;
        const inner = before[first];
        const nested = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.keys(inner) : [];
        const path = nested.length > 0 ? [first, nested[inside % nested.length] as string] : [first];
        const after = editText(text, [{ path, remove: true }]);
        expect(valueIn(after as string)).toEqual(edited(before, path, undefined));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a: 1 # c\n', { path: ['a'], value: 2 }, 'a: 2 # c\n'],
    ["a: 'x'\n", { path: ['a'], value: "it's" }, "a: 'it''s'\n"],
    ['a: "x"\n', { path: ['a'], value: 'y' }, 'a: "y"\n'],
    ['a: { b: 1, c: 2 }\n', { path: ['a', 'b'], remove: true }, 'a: { c: 2 }\n'],
    ['a: { b: 1, c: 2 }\n', { path: ['a', 'c'], remove: true }, 'a: { b: 1 }\n'],
    ['a: { b: 1 }\n', { path: ['a', 'b'], remove: true }, 'a: {}\n'],
    ['a: { b: 1 } # c\n', { path: ['a', 'c'], value: [1] }, 'a: { b: 1, c: [ 1 ] } # c\n'],
    ['a: {}\n', { path: ['a', 'b'], value: 1 }, 'a: { b: 1 }\n'],
    ['a:\n  b: 1\n  # next\n  c: 2\n', { path: ['a', 'b'], remove: true }, 'a:\n  # next\n  c: 2\n'],
    ['a:\n    b: 1\nd: 1\n', { path: ['a', 'c'], value: 2 }, 'a:\n    b: 1\n    c: 2\nd: 1\n'],
    ['a: |\n  x\n  y\nb: 1\n', { path: ['a'], value: 'z' }, 'a: z\nb: 1\n'],
    ['a: ${X} # c\n', { path: ['a'], value: 5 }, 'a: 5 # c\n'],
    ['a: 1\r\nb: 2\r\n', { path: ['c'], value: 3 }, 'a: 1\r\nb: 2\r\nc: 3\r\n'],
    ['\ufeffa: 1\n', { path: ['a'], value: 2 }, '\ufeffa: 2\n'],
    ['a: 1', { path: ['b'], value: 2 }, 'a: 1\nb: 2'],
    ['# file\na: 1\nb: 2\n', { path: ['a'], remove: true }, '# file\nb: 2\n'],
    ['a: 1\n\n# of b,\n# all\nb: 2\n# of c\nc: 1\n', { path: ['b'], remove: true }, 'a: 1\n\n# of c\nc: 1\n'],
    ['a: 1\n\n# of b\nb: 2\n\nc: 3\n', { path: ['b'], remove: true }, 'a: 1\n\nc: 3\n'],
    ['a: 1\r\n\r\nb: 2\r\n', { path: ['b'], remove: true }, 'a: 1\r\n'],
    ['a:\n  b: 1', { path: ['a', 'b'], remove: true }, 'a:\n  {}'],
    ['\ufeffa: [ &x 1 ]\r\nb: *x', { path: ['c'], value: 2 }, '\ufeffa: [ &x 1 ]\r\nb: *x\r\nc: 2'],
    ['a: 1\n\nb: 2\n', { path: ['c', 'd'], value: 3 }, 'a: 1\n\nb: 2\n\nc:\n  d: 3\n'],
  ] as readonly (readonly [string, Edit, string])[])('%j by %j', (text, edit, result) => {
    expect(editText(text, [edit])).toBe(result);
  });

  it('below the last entry and behind it writes no entry into another', () => {
    const text = '# why\nr:\n  # of x\n  x:\n    b: 1\n\ns: 1\n';
    const edits: readonly Edit[] = [
      { path: ['r', 'z'], value: 2 },
      { path: ['r', 'x', 'c'], value: 3 },
    ];
    expect(editText(text, edits)).toBe('# why\nr:\n  # of x\n  x:\n    b: 1\n    c: 3\n  z: 2\n\ns: 1\n');
    const gone: Edit = { path: ['r', 'x', 'b'], remove: true };
    expect(editText(text, [gone, ...edits])).toBe('# why\nr:\n  # of x\n  x:\n    c: 3\n  z: 2\n\ns: 1\n');
  });

  it('that only the slow way can make keeps mark, line breaks and end', () => {
    const edit: Edit = { path: ['b'], value: 2 };
    expect(editText('\ufeffz:   |+\r\n  x\r\n\r\n\r\n', [edit])).toBe('\ufeffz: |+\r\n  x\r\n\r\n\r\nb: 2\r\n');
    expect(editText('z:   |+\n  x\n\n\ny: |+\n  x', [edit])).toBe('z: |+\n  x\n\n\ny: |\n  x\nb: 2');
  });

  it('into a shared value is refused', () => {
    expect(editText('a: &x { b: 1, d: 2 }\nc: *x\n', [{ path: ['c', 'b'], value: 2 }])).toMatchObject({
      problems: [{ code: 'EDIT_REFUSED' }],
    });
    expect(editText('a: &x 1\nc: *x\n', [{ path: ['a'], value: [2] }])).toMatchObject({
      problems: [{ code: 'EDIT_REFUSED' }],
    });
    expect(editText('a: [', [{ path: ['a'], value: 1 }])).toHaveProperty('problems');
  });
});

describe('export', () => {
  const sections = (text: string) => {
    const { version, site, currency, ...rest } = valueIn(text);
    return { head: { version, site }, rest };
  };

  it.each(FILES)('of what %s says changes no byte of it', (path) => {
    const text = texts[FILES.indexOf(path)] as string;
    const { head, rest } = sections(text);
    expect(mergeIntoText(text, { fragments: [rest], head })).toBe(text);
  });

  it('of what any file says changes no byte of it', () => {
    fc.assert(
      fc.property(commented, (text) => {
        expect(mergeIntoText(text, { fragments: [meaning(valueIn(text)) as Record<string, unknown>], head: {} })).toBe(
          text,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('makes any file say what the site is', () => {
    fc.assert(
      fc.property(commented, fc.dictionary(key, map, { maxKeys: 3, noNullPrototype: true }), (text, goal) => {
        const sections = [...Object.keys(valueIn(text)), ...Object.keys(goal)];
        const merged = mergeIntoText(text, { fragments: [goal], sections, head: {} });
        const normal = JSON.parse(JSON.stringify(goal));
        if (Object.keys(goal).length > 0) expect(meaning(valueIn(merged))).toEqual(normal);
        expect(mergeIntoText(merged, { fragments: [goal], sections, head: {} })).toBe(merged);
      }),
      { numRuns: 60 },
    );
  });

  it('of a whole file is the file in canonical form', () => {
    for (const text of texts) {
      const { head, rest } = sections(text);
      const fresh = mergeIntoText(undefined, { fragments: [rest], head, remarks: ['tiers/gold: icon\nis left out.'] });
      expect(sections(fresh)).toEqual({ head, rest });
      expect(formatText(fresh, { kinds })).toEqual({ text: fresh, changed: false });
      expect(fresh).toContain('# tiers/gold: icon is left out.\n');
      expect(read(fresh).problems).toEqual([]);
    }
  });

  it('keeps references to the environment that give what the site has, and who things are', () => {
    const text = `${HEAD}tiers:\n  gold: { name: Gold, requiredPoints: \${POINTS}, formerly: [ Old ], id: x }\n`;
    const goal = { tiers: { gold: { name: 'Gold', requiredPoints: 500 } } };
    const resolved = read(text, { env: { POINTS: '500' } }).value;
    expect(mergeIntoText(text, { fragments: [goal], head: {}, resolved })).toBe(text);
    expect(mergeIntoText(text, { fragments: [goal], head: {}, resolved: {} })).toContain(
      'requiredPoints: 500, formerly',
    );
  });

  it('leaves settled things as they stand', () => {
    const text = `${HEAD}tiers:\n  gold: { name: Gold, description: "" }\n`;
    const goal = { tiers: { gold: { name: 'Gold' } } };
    expect(mergeIntoText(text, { fragments: [goal], head: {}, settled: new Set(['tiers/gold']) })).toBe(text);
    expect(mergeIntoText(text, { fragments: [goal], head: {} })).not.toBe(text);
  });

  it('does not declare what the file ignores or removes', () => {
    const text = `${HEAD}tiers:\n  gold: { name: Gold }\nignore: [ rewards/"Staff only", tiers/gold.icon, program.points.icon ]\nremoved: [ rewards/Mug ]\n`;
    const goal = {
      program: { points: { icon: 'https://a.b/c.svg' } },
      tiers: { gold: { name: 'Gold', icon: 'https://a.b/c.svg' } },
      rewards: { 'staff-only': { name: 'Staff only' }, mug: { name: 'Mug' }, five: { name: 'Five' } },
    };
    const merged = mergeIntoText(text, { fragments: [goal], head: {} });
    expect(valueIn(merged)).toMatchObject({ tiers: { gold: { name: 'Gold' } }, rewards: { five: { name: 'Five' } } });
    expect(merged).not.toMatch(/icon: |staff-only|mug/);
  });

  it('touches no key of the file that no kind writes', () => {
    const sections = new Set(kinds.map((one) => one.section));
    const others = Object.keys(fileSchema(kinds, EXTRAS)['properties'] as object).filter((one) => !sections.has(one));
    expect(others).toEqual(expect.arrayContaining(['accept', 'assumptions', 'checks', 'jurisdiction', 'removed']));
    const text = `${others.map((one) => `# why ${one}\n${one}: { any: thing } # behind\n`).join('\n')}\ntiers:\n  a: { name: A }\n`;
    const merged = mergeIntoText(text, { fragments: [{}], sections: [...sections], head: {} });
    expect(merged).toBe(text.slice(0, text.indexOf('\ntiers:')));
  });

  it('takes one amount written in two ways for one amount', () => {
    const text = `${HEAD}rewards:\n  a: { discount: { amount: "5.00" } }\n`;
    expect(mergeIntoText(text, { fragments: [{ rewards: { a: { discount: { amount: 5 } } } }], head: {} })).toBe(text);
  });
});
