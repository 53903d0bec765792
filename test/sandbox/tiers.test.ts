import { describe, expect, it } from 'vitest';
import { aSite, idOf, refusal, TIERS } from './support/site.ts';

const silver = () => ({ tierDefinition: { name: 'Silver' }, requiredPoints: 100 });

describe('tiers', () => {
  it('begin at revision 1 with a stock icon and an empty description, and come back in order of threshold', async () => {
    const { client, ask } = aSite();
    await client.tiers.createTier({ tierDefinition: { name: 'Gold' }, requiredPoints: 500 });
    await client.tiers.createTier(silver());
    const { body } = await ask('GET', TIERS);
    expect(body.tiers).toEqual([
      {
        id: '00000000-0000-4000-8000-000000000003',
        tierDefinition: {
          icon: { id: '', url: 'shapes/11062b_0a8e17936d5b4d46971649be036c781b.svg', height: 0, width: 0 },
          description: '',
          name: 'Silver',
        },
        requiredPoints: 100,
        revision: '1',
        createdDate: '2026-11-20T12:00:00.000Z',
        updatedDate: '2026-11-20T12:00:00.000Z',
      },
      expect.objectContaining({ requiredPoints: 500 }),
    ]);
  });

  it('keep icons in each of their forms', async () => {
    const { client, ask } = aSite();
    const image = 'wix:image://v1/abc~mv2.png/star.png#originWidth=200&originHeight=100';
    const tier = await client.tiers.createTier({ tierDefinition: { name: 'Media', icon: image }, requiredPoints: 1 });
    expect(tier.tierDefinition?.icon).toBe(image);
    const { body } = await ask('POST', TIERS, {
      tier: { tierDefinition: { name: 'Stock', icon: { url: 'shapes/x.svg' } }, requiredPoints: 2 },
    });
    expect(body.tier).toMatchObject({ tierDefinition: { icon: { id: '', url: 'shapes/x.svg', height: 0, width: 0 } } });
  });

  it('refuse a stale and a missing revision with the code seen on a live site', async () => {
    const { client } = aSite();
    const _id = idOf(await client.tiers.createTier(silver()));
    const updated = await client.tiers.updateTier(_id, { revision: '1', requiredPoints: 150 });
    expect(updated).toMatchObject({ revision: '2', requiredPoints: 150, tierDefinition: { name: 'Silver' } });
    expect(await refusal(client.tiers.updateTier(_id, { revision: '1', requiredPoints: 160 }))).toBe(
      '409 INVALID_REVISION',
    );
    expect(await refusal(client.tiers.updateTier(_id, { requiredPoints: 160 }))).toBe('409 INVALID_REVISION');
    expect(await refusal(client.tiers.deleteTier(_id, '1'))).toBe('409 INVALID_REVISION');
    expect(await client.tiers.deleteTier(_id, '2')).toBeUndefined();
    expect(await refusal(client.tiers.getTier(_id))).toBe('404 NOT_FOUND');
  });

  it('are unique by name and by threshold, for updates and within one bulk call too', async () => {
    const { client } = aSite();
    await client.tiers.createTier(silver());
    expect(await refusal(client.tiers.createTier({ ...silver(), requiredPoints: 200 }))).toBe('409 ALREADY_EXISTS');
    const { results = [], bulkActionMetadata } = await client.tiers.bulkCreateTiers([
      { tierDefinition: { name: 'Gold' }, requiredPoints: 100 },
      { tierDefinition: { name: 'Gold' }, requiredPoints: 200 },
      { tierDefinition: { name: 'Gold' }, requiredPoints: 300 },
      { tierDefinition: { name: '' }, requiredPoints: 400 },
    ]);
    expect(results.map(({ itemMetadata }) => itemMetadata?.success)).toEqual([false, true, false, false]);
    expect(results[0]?.itemMetadata?.error?.code).toBe('ALREADY_EXISTS');
    expect(bulkActionMetadata).toEqual({ totalSuccesses: 1, totalFailures: 3, undetailedFailures: 0 });
    const gold = results[1]?.item;
    expect(await refusal(client.tiers.updateTier(idOf(gold), { revision: '1', requiredPoints: 100 }))).toBe(
      '409 ALREADY_EXISTS',
    );
  });

  it('need the plan: 428 as seen on a live site', async () => {
    const { client, ask } = aSite({ sites: [{ id: 'sandbox', key: 'sandbox', fixture: 'free' }] });
    expect(await refusal(client.tiers.createTier(silver()))).toBe('428 BASIC_TIERS_LIMIT_REACHED');
    expect((await ask('POST', TIERS, { tier: silver() })).body.message).toBe('Tiers limit reached [0]');
  });

  it('end where the plan ends', async () => {
    const { client } = aSite();
    await client.tiers.bulkCreateTiers(
      Array.from({ length: 20 }, (_, i) => ({ tierDefinition: { name: `T${i}` }, requiredPoints: i + 1 })),
    );
    expect(await refusal(client.tiers.createTier(silver()))).toBe('428 BASIC_TIERS_LIMIT_REACHED');
  });

  it.each([
    ['no name', { requiredPoints: 1 }, 'tier.tierDefinition.name'],
    ['no threshold', { tierDefinition: { name: 'A' } }, 'tier.requiredPoints'],
    [
      'a threshold over the limit',
      { tierDefinition: { name: 'A' }, requiredPoints: 10_000_000 },
      'tier.requiredPoints',
    ],
    [
      'a description of 71',
      { tierDefinition: { name: 'A', description: 'x'.repeat(71) }, requiredPoints: 1 },
      'tier.tierDefinition.description',
    ],
  ])('refuse %s', async (_, tier, field) => {
    const { client } = aSite();
    expect(await refusal(client.tiers.createTier(tier))).toBe(`400 ${field}`);
  });

  it('take between 1 and 20 in one bulk call', async () => {
    const { client } = aSite();
    expect(await refusal(client.tiers.bulkCreateTiers([]))).toBe('400 tiers');
    expect(await refusal(client.tiers.bulkCreateTiers(Array.from({ length: 21 }, silver)))).toBe('400 tiers');
  });
});

describe('settings of the tiers program', () => {
  it('are not there until created, or until the program is read: a write by reading', async () => {
    const { client, sandbox } = aSite();
    expect(await refusal(client.tiers.getTiersProgramSettings())).toBe('404 NOT_FOUND');
    expect(sandbox.requests()[0]).toMatchObject({ write: false, committed: false });
    const { programSettings } = await client.tiers.getTiersProgram();
    expect(programSettings).toMatchObject({
      status: 'DISABLED',
      rollingWindow: { durationInMonths: 12 },
      revision: '1',
    });
    expect(sandbox.requests()[1]).toMatchObject({ write: false, committed: true });
    await client.tiers.getTiersProgram();
    expect(sandbox.requests()[2]).toMatchObject({ committed: false });
    expect((await client.tiers.getTiersProgramSettings()).programSettings?.revision).toBe('1');
  });

  it('lose their base tier when an update leaves it out', async () => {
    const { client } = aSite();
    const rollingWindow = { durationInMonths: 12 };
    await client.tiers.createTiersProgramSettings({
      status: 'DRAFT',
      rollingWindow,
      baseTierDefinition: { name: 'Member' },
    });
    const { programSettings } = await client.tiers.updateTiersProgramSettings({
      status: 'ACTIVE',
      rollingWindow,
      revision: '1',
    });
    expect(programSettings).toMatchObject({ status: 'ACTIVE', revision: '2', baseTierDefinition: {} });
  });

  it.each([
    ['no status', { rollingWindow: { durationInMonths: 12 } }, '400 programSettings.status'],
    ['no window', { status: 'ACTIVE' as const }, '400 programSettings.rollingWindow.durationInMonths'],
    [
      'an unknown status',
      { status: 'UNKNOWN' as const, rollingWindow: { durationInMonths: 12 } },
      '400 programSettings.status',
    ],
    [
      '37 months',
      { status: 'ACTIVE' as const, rollingWindow: { durationInMonths: 37 } },
      '400 programSettings.rollingWindow.durationInMonths',
    ],
  ])('refuse an update with %s', async (_, change, expected) => {
    const { client } = aSite();
    await client.tiers.getTiersProgram();
    expect(await refusal(client.tiers.updateTiersProgramSettings({ ...change, revision: '1' } as never))).toBe(
      expected,
    );
  });

  it('check the revision and that there is something to update', async () => {
    const { client } = aSite();
    const change = { status: 'ACTIVE' as const, rollingWindow: { durationInMonths: 12 } };
    expect(await refusal(client.tiers.updateTiersProgramSettings({ ...change, revision: '1' }))).toBe('404 NOT_FOUND');
    await client.tiers.getTiersProgram();
    expect(await refusal(client.tiers.updateTiersProgramSettings({ ...change, revision: '9' }))).toBe(
      '409 INVALID_REVISION',
    );
    expect(await refusal(client.tiers.createTiersProgramSettings(change))).toBe('409 ALREADY_EXISTS');
  });
});
