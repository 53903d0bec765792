import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/kernel/failure.ts';
import type { Live } from '../../../src/kernel/kind.ts';
import { createdHandle, liveTiers, newTierBody, tierBody } from '../../../src/kinds/tier/body.ts';
import type { TierSpec } from '../../../src/kinds/tier/spec.ts';

const raw = {
  _id: 'a',
  revision: '3',
  requiredPoints: 200,
  unknown: true,
  tierDefinition: { name: ' Gold', description: 'Shiny', icon: 'shapes/a.svg', sparkle: 1, none: null },
};
const [gold] = liveTiers({ tiers: [raw] }) as [Live<TierSpec>];

describe('reading tiers', () => {
  it('brings them into canonical form', () => {
    expect(gold).toEqual({
      spec: { name: 'Gold', description: 'Shiny', icon: 'shapes/a.svg', requiredPoints: 200 },
      handle: { id: 'a', revision: '3' },
      raw,
    });
  });

  it('fills what the site leaves out', () => {
    const [bare, empty] = liveTiers({
      tiers: [
        { _id: 'a', revision: 1 },
        { _id: 'b', revision: '1', tierDefinition: { name: null, description: null, icon: '' } },
      ],
    });
    expect(bare?.spec).toEqual({ name: '', description: '', icon: null, requiredPoints: 0 });
    expect(empty?.spec).toEqual(bare?.spec);
  });

  it.each([
    ['no list', {}],
    ['nothing', undefined],
    ['an entry that is no tier', { tiers: ['Gold'] }],
    ['a tier without an id', { tiers: [{ revision: '1' }] }],
    ['a tier without a revision', { tiers: [{ _id: 'a' }] }],
    ['a threshold that is no number', { tiers: [{ _id: 'a', revision: '1', requiredPoints: '200' }] }],
  ])('refuses %s', (_title, answer) => {
    expect(() => liveTiers(answer)).toThrow(Failure);
  });
});

describe('writing tiers', () => {
  it('sends a new one without what is not declared', () => {
    expect(newTierBody({ name: 'Gold', requiredPoints: 200 } as TierSpec)).toEqual({
      tierDefinition: { name: 'Gold' },
      requiredPoints: 200,
    });
    expect(newTierBody(gold.spec)).toEqual({
      tierDefinition: { name: 'Gold', description: 'Shiny', icon: 'shapes/a.svg' },
      requiredPoints: 200,
    });
  });

  it('sends the whole definition and the revision of an old one, in the spelling of the site', () => {
    const definition = { name: ' Gold', description: 'Shiny', icon: 'shapes/a.svg', sparkle: 1 };
    expect(tierBody(gold, { ...gold.spec, requiredPoints: 300 })).toEqual({
      tierDefinition: definition,
      requiredPoints: 300,
      revision: '3',
    });
    expect(
      tierBody(gold, { ...gold.spec, name: 'Platinum', icon: 'https://example.com/b.svg' })['tierDefinition'],
    ).toEqual({
      ...definition,
      name: 'Platinum',
      icon: 'https://example.com/b.svg',
    });
    expect(tierBody(gold, { ...gold.spec, description: '' })['tierDefinition']).toEqual({
      ...definition,
      description: '',
    });
  });

  it('sends what is wanted even when the raw object is older than the spec', () => {
    const parked = { ...gold, spec: { ...gold.spec, name: 'Platinum ~swap' } };
    expect(tierBody(parked, { ...parked.spec, requiredPoints: 300 })['tierDefinition']).toMatchObject({
      name: 'Platinum ~swap',
    });
  });

  it('copes with a tier that has no definition', () => {
    expect(tierBody({ ...gold, raw: {} }, gold.spec)['tierDefinition']).toEqual({
      name: 'Gold',
      description: 'Shiny',
      icon: 'shapes/a.svg',
    });
  });

  it('takes the handle of a created one from where the answer has it', () => {
    expect(createdHandle('a', raw)).toEqual({ id: 'a', revision: '3' });
    expect(createdHandle('a', undefined)).toEqual({ id: 'a' });
    expect(createdHandle('a', null)).toEqual({ id: 'a' });
    expect(() => createdHandle(undefined, undefined)).toThrow(Failure);
  });
});
