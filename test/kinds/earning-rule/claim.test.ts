import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimRules } from '../../../src/kinds/earning-rule/claim.ts';
import { writeRules } from '../../../src/kinds/earning-rule/write.ts';
import { APPS } from '../../../src/wire/index.ts';
import { anyRule, live, wanted } from './rules.ts';

const BUY = { trigger: 'stores/OrderPaid' };
const automation = { automated: true, deletable: false } as const;

function claim(section: { readonly [key: string]: object }, rules: readonly ReturnType<typeof live>[]) {
  const claims = claimRules(wanted(section), rules);
  return {
    pairs: Object.fromEntries(claims.pairs.map((pair) => [pair.wanted.key, pair.live.handle.id])),
    missing: claims.missing.map(({ key }) => key),
    unmatched: claims.unmatched.map(({ handle }) => handle.id),
    problems: claims.problems.map(({ code, address }) => `${code} ${address}`),
  };
}

describe('a rule is claimed', () => {
  it('by its trigger, whatever its title', () =>
    expect(
      claim({ buy: { ...BUY, title: 'New' } }, [live('1', { title: 'Old' }), live('2', { trigger: 'events/Rsvp' })]),
    ).toEqual({
      pairs: { buy: '1' },
      missing: [],
      unmatched: ['2'],
      problems: [],
    }));

  it('under either app of Stores, and under no other app', () => {
    expect(
      claim({ buy: { ...BUY, triggerApp: APPS.ecommerce } }, [live('1', { triggerApp: APPS.stores })]).pairs,
    ).toEqual({ buy: '1' });
    expect(claim({ buy: { ...BUY, triggerApp: 'other' } }, [live('1')])).toMatchObject({
      pairs: {},
      missing: ['buy'],
      unmatched: ['1'],
    });
  });

  it('by the app first where one is named', () =>
    expect(
      claim({ any: BUY, mine: { ...BUY, triggerApp: 'mine' } }, [live('1', { triggerApp: 'mine' }), live('2')]).pairs,
    ).toEqual({ any: '2', mine: '1' }));

  it('by its type when it is a custom one', () => {
    const birthday = live('1', { custom: 'BIRTHDAY', trigger: null, triggerApp: null, automated: true });
    expect(claim({ b: { custom: 'BIRTHDAY' }, s: { custom: 'SOCIAL_MEDIA' } }, [birthday])).toMatchObject({
      pairs: { b: '1' },
      missing: ['s'],
    });
  });

  it('as an automation only when the file says so', () => {
    const plan = live('1', { trigger: 'brand/new', ...automation });
    expect(claim({ plan: { trigger: 'brand/new', adopt: true } }, [plan]).pairs).toEqual({ plan: '1' });
    expect(claim({ plan: { trigger: 'brand/new' } }, [plan])).toMatchObject({
      missing: [],
      unmatched: ['1'],
      problems: ['TRIGGER_NEEDS_ADOPT earningRules/plan'],
    });
    expect(claim({ buy: { ...BUY, adopt: true } }, [live('1')])).toMatchObject({
      missing: [],
      problems: ['NOT_AN_AUTOMATION earningRules/buy'],
    });
    expect(claim({ buy: { ...BUY, adopt: true } }, [])).toMatchObject({ missing: ['buy'], problems: [] });
  });

  it('and created beside an automation on a trigger of which Wix says that both exist', () =>
    expect(claim({ buy: BUY }, [live('1', automation)])).toMatchObject({
      missing: ['buy'],
      unmatched: ['1'],
      problems: [],
    }));
});

it('a rule without a trigger claims nothing', () =>
  expect(claim({ r: { title: 'Buy something' } }, [live('1')])).toMatchObject({ pairs: {}, missing: ['r'] }));

describe('several rules on one trigger are told apart', () => {
  const two = [live('1', { title: 'A' }), live('2', { title: 'B' })];

  it('by title, then by former titles, then by id', () => {
    expect(claim({ a: { ...BUY, title: 'A' }, b: { ...BUY, title: 'B' } }, two).pairs).toEqual({ a: '1', b: '2' });
    expect(claim({ a: { ...BUY, title: 'A' }, b: { ...BUY, title: 'C', formerly: ['B'] } }, two).pairs).toEqual({
      a: '1',
      b: '2',
    });
    expect(claim({ a: { ...BUY, title: 'C', id: '1' }, b: { ...BUY, title: 'D' } }, two).pairs).toEqual({
      a: '1',
      b: '2',
    });
  });

  it('and never by guess', () => {
    expect(claim({ b: { ...BUY, title: 'C' } }, two)).toMatchObject({
      pairs: {},
      missing: [],
      problems: ['AMBIGUOUS_MATCH earningRules/b'],
    });
    expect(claim({ a: BUY, b: BUY }, [live('1')])).toMatchObject({
      missing: [],
      problems: ['AMBIGUOUS_MATCH earningRules/a', 'AMBIGUOUS_MATCH earningRules/b'],
    });
    expect(claim({ a: { ...BUY, title: 'A' }, b: { ...BUY, title: 'A' } }, two)).toMatchObject({
      pairs: {},
      missing: [],
      problems: ['NAME_TWICE earningRules/a', 'NAME_TWICE earningRules/b'],
    });
  });

  it('points at the title when two are the same', () =>
    expect(
      claimRules(wanted({ a: { ...BUY, title: 'A' }, b: { ...BUY, title: 'A' } }), two).problems.map(
        ({ path }) => path,
      ),
    ).toEqual(['title', 'title']));

  it('and a further one is created when every live one is somebody', () =>
    expect(
      claim({ a: { ...BUY, title: 'A' }, b: { ...BUY, title: 'B' }, c: { ...BUY, title: 'C' } }, two),
    ).toMatchObject({ missing: ['c'], problems: [] }));
});

describe('an id', () => {
  const birthday = live('b', { custom: 'BIRTHDAY', trigger: null, triggerApp: null, automated: true });
  const plan = live('p', { trigger: 'wix_pricing_plans-plan_purchased', ...automation });

  it.each([
    [{ id: '1' }, live('1')],
    [{ id: '1', trigger: 'events/Rsvp' }, live('1')],
    [{ id: 'p', adopt: true }, plan],
    [{ id: 'p' }, plan],
    [{ id: 'p', adopt: true, trigger: 'wix_pricing_plans-plan_purchased' }, plan],
    [{ id: 'b', custom: 'BIRTHDAY' }, birthday],
  ])('finds the rule it names: %j', (rule, there) =>
    expect(claim({ r: rule }, [there]).pairs).toEqual({ r: there.handle.id }),
  );

  it.each([
    [{ id: 'p', ...BUY }, plan],
    [{ id: 'b', custom: 'SOCIAL_MEDIA' }, birthday],
    [{ id: 'p', adopt: true, ...BUY }, plan],
    [{ id: '1', adopt: true }, live('1')],
  ])('of a rule of another sort is an error: %j', (rule, there) =>
    expect(claim({ r: rule }, [there])).toEqual({
      pairs: {},
      missing: [],
      unmatched: [there.handle.id],
      problems: ['ID_OF_ANOTHER earningRules/r'],
    }),
  );

  it('that the site does not know is an error, never a create', () =>
    expect(claim({ r: { ...BUY, id: 'gone' } }, [])).toEqual({
      pairs: {},
      missing: [],
      unmatched: [],
      problems: ['ID_NOT_FOUND earningRules/r'],
    }));
});

it('every rule is somewhere exactly once, however the site lists them', () =>
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 6 }), fc.array(anyRule, { maxLength: 6 }), (one, other) => {
      const rules = one.map((spec, index) => live(`id-${index}`, spec));
      const section = writeRules(other.map((spec, index) => ({ key: `k${index}`, live: live(`other-${index}`, spec) })))
        .file['earningRules'];
      const asked = wanted(
        Object.fromEntries(Object.entries(section ?? {}).map(([key, { id: _, ...rule }]) => [key, rule])),
      );
      const claims = claimRules(asked, rules);
      const lives = [...claims.pairs.map((pair) => pair.live), ...claims.unmatched];
      expect(new Set(lives).size).toBe(rules.length);
      expect(lives.length).toBe(rules.length);
      const told = new Set(claims.problems.map(({ address }) => address));
      const paired = new Set(claims.pairs.map((pair) => pair.wanted));
      for (const want of asked) {
        expect([paired.has(want), claims.missing.includes(want), told.has(want.address)].filter(Boolean)).toEqual([
          true,
        ]);
      }
      const shuffled = claimRules(asked, [...rules].reverse());
      expect(shuffled.pairs.map((pair) => [pair.wanted.key, pair.live.handle.id])).toEqual(
        claims.pairs.map((pair) => [pair.wanted.key, pair.live.handle.id]),
      );
    }),
  ));
