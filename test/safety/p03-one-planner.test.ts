import { describe, expect, it } from 'vitest';
import { readersOf } from '../../src/cli/session.ts';
import { direct } from '../support/direct.ts';
import { shop } from '../support/shop.ts';
import { ROOMY, TURNED, WHOLE, yaml } from '../support/whole.ts';

/** The one POST that asks for nothing but an answer. */
const QUERY = /\/rewards\/query$/;

describe('P3: what is previewed is what happens', () => {
  it('plans on a transport that cannot write', async () => {
    let asked = 0;
    let sealed = false;
    const made = await direct({
      state: ROOMY,
      through: (fetch) => (url, init) => {
        asked++;
        if (sealed && init.method !== 'GET' && !QUERY.test(url)) throw new Error(`a write: ${init.method} ${url}`);
        // It creates settings where there are none.
        if (url.includes('/tiers/program?') || url.endsWith('/tiers/program')) throw new Error('a read that writes');
        return fetch(url, init);
      },
    });
    sealed = true;
    const first = await made.plan(yaml(WHOLE));
    expect(new Set(first.document.changes.map(({ kind }) => kind)).size).toBe(7);
    sealed = false;
    await made.apply(first.document);
    sealed = true;
    const second = await made.plan(yaml(TURNED));
    expect(second.document.changes.map(({ op }) => op)).toEqual(Array(16).fill('update'));
    expect((await made.plan(await made.export())).document.changes).toEqual([]);
    expect(asked).toBeGreaterThan(20);
  });

  it('gives the planner nothing that could write', async () => {
    const { session } = await direct();
    const writing = [...session.hands.values()].map(({ writer }) => writer);
    for (const reader of readersOf(session.hands).values()) {
      expect(Object.keys(reader)).toEqual(['list']);
      expect(writing).not.toContain(reader);
    }
  });

  it('writes with `apply` alone', async () => {
    const made = await shop({ fixture: 'dashboard', files: { 'loyalty.yaml': yaml({ tiers: WHOLE.tiers }) } });
    const commands = [
      'plan --out plan.json',
      'show plan.json',
      'validate',
      'fmt',
      'export',
      'doctor',
      'history',
      'plan -v',
      'init --from-site sandbox --file other.yaml',
    ];
    for (const command of commands) expect([command, (await made.loyalty(command)).exit]).toEqual([command, 0]);
    expect(made.writes()).toEqual([]);
    expect(await made.loyalty('apply plan.json --yes')).toMatchObject({ exit: 0 });
    expect(made.writes()).not.toEqual([]);
    await made.loyalty('rollback last');
    expect(made.writes()).toEqual([]);
  });

  it('applies the very changes that the plan printed', async () => {
    const made = await shop({ state: ROOMY, files: { 'loyalty.yaml': yaml(WHOLE) } });
    const planned = JSON.parse((await made.loyalty('plan --format json')).out);
    const again = JSON.parse((await made.loyalty('plan --format json')).out);
    expect(again.digest).toBe(planned.digest);
    const ended = JSON.parse((await made.loyalty('apply --yes --format json')).out);
    const told = ({ op, address }: { op: string; address: string }): string => `${op} ${address}`;
    expect(ended.outcomes.map(told).sort()).toEqual(planned.changes.map(told).sort());
    expect(ended.summary).toMatchObject({ applied: planned.changes.length, failed: 0 });
  });
});
