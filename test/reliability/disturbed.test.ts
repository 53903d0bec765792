import { beforeAll, describe, expect, it } from 'vitest';
import { twice } from '../../bench/faults/lag.ts';
import { killed, killsOf } from '../../bench/faults/r1-kill.ts';
import { strikesOf, struck } from '../../bench/faults/r2-faults.ts';
import { edited, MOMENTS, staleSite } from '../../bench/faults/r3-stale.ts';
import { race, takeOver } from '../../bench/faults/r4-race.ts';
import { signalled } from '../../bench/faults/r6-files.ts';
import { type Scenario, scenarios } from '../../bench/lib/scenarios.ts';

// The built command, killed and struck here and there; `npm run bars:faults` does it everywhere.
let all: readonly Scenario[];
const named = (name: string): Scenario => all.find((scenario) => scenario.name === name) as Scenario;

beforeAll(async () => {
  all = await scenarios();
}, 60_000);

describe('a run that is killed', { timeout: 120_000 }, () => {
  it('is made good by one more', async () => {
    for (const kill of killsOf(all, 23)) {
      const { scenario, index, phase } = kill;
      const { reruns, duplicates, madeTooMany } = await killed(kill);
      const expected = { name: scenario.name, index, phase, reruns: 1, duplicates: 0 };
      expect({ name: scenario.name, index, phase, reruns, duplicates }).toEqual(expected);
      expect(madeTooMany).toBeLessThanOrEqual(0);
    }
  });
});

describe('a run in which one answer goes wrong', { timeout: 120_000 }, () => {
  it('gets there all the same', async () => {
    for (const strike of strikesOf(all, 97)) {
      const { scenario, fault, index } = strike;
      const { exit, reached, duplicates, held, said } = await struck(strike);
      const at = `${scenario.name} ${fault.do} ${index}`;
      expect({ at, exit, reached, duplicates, said }).toEqual({ at, exit: 0, reached: true, duplicates: 0, said: '' });
      expect(held).toBeLessThanOrEqual(2);
    }
  });
});

describe('a bulk call of which some items go wrong', { timeout: 60_000 }, () => {
  it('does not take what was made for what was lost, though rules of one trigger look alike', async () => {
    const bulk = named('bulk');
    const { exit, reached, duplicates, said } = await struck({
      scenario: bulk,
      fault: { do: 'bulk', value: 3 },
      index: bulk.requests,
    });
    expect({ exit, reached, duplicates, said }).toEqual({ exit: 0, reached: true, duplicates: 0, said: '' });
  });
});

describe('a site whose lists lag', { timeout: 60_000 }, () => {
  it('gets nothing twice from two applies in a row', async () => {
    const { exits, duplicates, madeTooMany, reached } = await twice(named('bulk'));
    expect({ exits, duplicates, madeTooMany, reached }).toEqual({
      exits: [0, 0],
      duplicates: 0,
      madeTooMany: 0,
      reached: true,
    });
  });
});

describe('a person who edits meanwhile', { timeout: 60_000 }, () => {
  it.each(MOMENTS)('is not overwritten (%s)', async (moment) => {
    const { state, edits } = await staleSite();
    expect(edits.length).toBeGreaterThan(50);
    for (const edit of edits.filter((_, nth) => nth % 13 === 0)) {
      const { survived, named: said, writes, exit } = await edited(state, edit, moment);
      const at = `${edit.address} ${edit.field}`;
      expect({ at, survived, said }).toEqual({ at, survived: true, said: true });
      if (moment !== 'late') expect({ at, exit, writes }).toEqual({ at, exit: 4, writes: 0 });
    }
  });
});

describe('two applies at once', { timeout: 60_000 }, () => {
  it('do the work once', async () => {
    const { duplicates, reached, exits } = await race(named('bulk'));
    expect({ duplicates, reached }).toEqual({ duplicates: 0, reached: true });
    expect(exits).toContain(0);
  });

  it('take over from one that died', async () => {
    expect(await takeOver(named('update'))).toMatchObject({ held: true, exit: 0 });
  });
});

describe('a signal', { timeout: 60_000 }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends the run after the write in flight, and the next one goes on',
    async (signal) => {
      const { exit, locked, unreadable, converged } = await signalled(named('update'), 15, [signal]);
      expect({ exit, locked, unreadable, converged }).toEqual({
        exit: 130,
        locked: false,
        unreadable: 0,
        converged: true,
      });
    },
  );
});
