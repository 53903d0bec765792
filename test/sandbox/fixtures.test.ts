import { describe, expect, it } from 'vitest';
import { createSandbox, FIXTURES } from '../../src/sandbox/index.ts';
import { APPS, FLEXIBLE_REWARD_ID } from '../../src/wire/index.ts';
import { aSite, ask, REWARDS, RULES, TIERS } from './support/site.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NAMES = Object.keys(FIXTURES);
const siteOf = (fixture: string) => aSite({ sites: [{ id: 'sandbox', key: 'sandbox', fixture }] });

describe.each(NAMES)('the fixture %s', (fixture) => {
  it('is the same every time and has ids of its own on another site', () => {
    const state = (id: string) => createSandbox({ sites: [{ id, key: 'x', fixture }] }).state();
    expect(state('a')).toEqual(state('a'));
    const ids = (id: string) =>
      [...state(id).earningRules, ...state(id).rewards, ...state(id).tiers].map((entity) => entity.id);
    expect(ids('a').every((id) => GUID.test(id))).toBe(true);
    expect(new Set(ids('a')).size).toBe(ids('a').length);
    expect(ids('a').filter((id) => id !== FLEXIBLE_REWARD_ID && ids('b').includes(id))).toEqual([]);
  });

  it('survives JSON and is read whole by the SDK', async () => {
    const { sandbox, client } = siteOf(fixture);
    const state = sandbox.state();
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    expect((await client.earningRules.listEarningRules()).earningRules).toHaveLength(state.earningRules.length);
    expect((await client.rewards.queryRewards({} as never)).rewards ?? []).toHaveLength(state.rewards.length);
    expect((await client.tiers.listTiers()).tiers).toHaveLength(state.tiers.length);
    expect((await client.programs.getLoyaltyProgram()).loyaltyProgram?.status).toBe(state.program.status);
  });

  it('holds nothing that the API would refuse, but what it says it does', async () => {
    const { sandbox } = siteOf(fixture);
    const { tiers, rewards, earningRules } = sandbox.state();
    const switches = { unknownTier: 'accepted' } as const;
    sandbox.setSwitches(switches);
    sandbox.setState('sandbox', { tiers: [], rewards: [] });
    const statuses: number[] = [];
    for (const tier of tiers) statuses.push((await ask(sandbox, 'POST', TIERS, { tier })).status);
    for (const reward of rewards.filter(({ type }) => type !== 'SPI_DISCOUNT_AMOUNT')) {
      statuses.push((await ask(sandbox, 'POST', REWARDS, { reward })).status);
    }
    for (const earningRule of earningRules.filter(({ sourceAppId }) => sourceAppId === APPS.loyalty)) {
      statuses.push((await ask(sandbox, 'POST', RULES, { earningRule })).status);
    }
    for (const earningRule of earningRules.filter(({ sourceAppId }) => sourceAppId !== APPS.loyalty)) {
      statuses.push((await ask(sandbox, 'PUT', `${RULES}/${earningRule.id}`, { earningRule })).status);
    }
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
  });
});

describe('fixtures', () => {
  it('are the sites of the brief', () => {
    expect(NAMES.sort()).toEqual([
      'anti',
      'bookings',
      'cafe',
      'chain',
      'chain-airport',
      'chain-draft',
      'chain-paused-rule',
      'chain-without-plan',
      'dashboard',
      'free',
      'fresh',
      'restaurants',
      'salon',
      'store',
    ]);
  });

  it('have a fresh one with everything to be done and nothing refused', () => {
    const { program, features, tiers, rewards, tiersProgramSettings, earningRules } = siteOf('fresh').sandbox.state();
    expect([program.status, program.name, features.tiers, tiers, rewards, tiersProgramSettings]).toEqual([
      'DRAFT',
      undefined,
      true,
      [],
      [],
      null,
    ]);
    expect(earningRules.every(({ metadata }) => metadata?.canBeDeleted === false)).toBe(true);
  });

  it('have one with the leftovers of a dashboard', async () => {
    const { sandbox, ask: askSite } = siteOf('dashboard');
    const { tiers, earningRules } = sandbox.state();
    const known = new Set(tiers.map(({ id }) => id));
    const mentioned = earningRules
      .flatMap(({ conversionRate }) => conversionRate?.configs ?? [])
      .map(({ tierId }) => tierId);
    expect(mentioned.some((tierId) => tierId !== undefined && tierId !== null && !known.has(tierId))).toBe(true);
    const { text } = await askSite('GET', `${RULES}/rules`);
    expect(text).toContain('"moneyAmount":1,"points":10,"configs"');
  });

  it('are refused when there is no such', () => {
    expect(() => createSandbox({ sites: [{ id: 'a', key: 'a', fixture: 'toString' }] })).toThrow(
      'There is no fixture "toString". Known: fresh, free',
    );
  });

  it('may be laid over with parts of a state', () => {
    const sandbox = createSandbox({ sites: [{ id: 'a', key: 'a', fixture: 'store', state: { tiers: [] } }] });
    expect([sandbox.state().tiers, sandbox.state().program.name]).toEqual([[], 'Northwind Perks']);
  });
});
