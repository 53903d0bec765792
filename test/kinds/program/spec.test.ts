import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fields, merge } from '../../../src/kernel/diff.ts';
import { programKind as kind, type ProgramSpec } from '../../../src/kinds/program/spec.ts';

const BLANK: ProgramSpec = { name: null, points: { name: null, icon: null } };
const keyed = (spec: ProgramSpec) => [{ key: 'identity', live: { spec, handle: { id: 'program' } } }];

describe('the program in the file', () => {
  it('is its name and its points; the rest of the section is of other kinds', () => {
    const program = {
      name: ' Perks ',
      status: 'active',
      expiration: { status: 'enabled' },
      points: { name: 'Stars ' },
    };
    expect(kind.read({ program })).toEqual({
      wanted: [
        {
          address: 'program/identity',
          key: 'identity',
          spec: { name: 'Perks', points: { name: 'Stars' } },
          identity: {},
        },
      ],
      problems: [],
    });
  });

  it('is nothing when nothing of it is declared', () => {
    expect(kind.read({})).toEqual({ wanted: [], problems: [] });
    expect(kind.read({ program: { status: 'active' } }).wanted).toEqual([]);
  });

  it('has texts of a length that Wix takes', () => {
    const { problems } = kind.read({ program: { name: ' x ', points: { name: '🌟'.repeat(11) } } });
    expect(problems.map((problem) => [problem.code, problem.address, problem.path])).toEqual([
      ['TEXT_LENGTH', 'program/identity', 'name'],
      ['TEXT_LENGTH', 'program/identity', 'points.name'],
    ]);
  });
});

describe('the program for export', () => {
  const text = (max: number) =>
    fc.stringMatching(/^[A-Za-zÀ-ÿ$0-9]{2,20}$/).filter((name) => name.length <= max && name === name.normalize('NFC'));
  const program = fc.record({
    name: fc.option(text(50)),
    points: fc.record({
      name: fc.option(text(20)),
      icon: fc.option(fc.constantFrom('shapes/a.svg', 'https://example.com/a.svg')),
    }),
  });

  it('wants exactly what the site has', () => {
    fc.assert(
      fc.property(program, (spec) => {
        const [wanted] = kind.read(kind.write(keyed(spec)).file).wanted;
        expect(fields(spec, merge(BLANK, wanted?.spec ?? {}))).toEqual([]);
      }),
    );
  });

  it('leaves out, and says so, what cannot be written', () => {
    const { file, remarks } = kind.write(keyed({ name: 'x', points: { name: 'Stars', icon: 'media.png' } }));
    expect(file).toEqual({ program: { points: { name: 'Stars' } } });
    expect(remarks).toHaveLength(2);
  });

  it('is nothing for a site that has nothing', () => {
    expect(kind.write(keyed(BLANK))).toEqual({ file: {}, remarks: [] });
    expect(kind.write([])).toEqual({ file: {}, remarks: [] });
  });
});

describe('the program in the plan', () => {
  it('is never created or deleted', () => {
    expect(kind.lacks({})).toEqual([]);
    expect(kind.needs(BLANK)).toEqual([]);
    expect(kind.undeletable(BLANK)).toContain('one program');
  });

  it('goes by its name', () => {
    expect(kind.nameOf(BLANK)).toBe('');
    expect(kind.nameOf({ ...BLANK, name: 'Perks' })).toBe('Perks');
  });

  it('compares icons by what they show and texts by what they say', () => {
    expect(kind.same?.('points.icon', 'https://example.com/star.svg', 'shapes/star.svg')).toBe(true);
    expect(kind.same?.('points.name', 'Stars', 'stars')).toBe(false);
  });

  it('names what no file can say', () => {
    expect(kind.outOfReach?.map(({ what }) => what)).toEqual([
      'clearing an icon',
      'the translated default name "Points"',
      'the program description',
      'social channels',
    ]);
  });
});
