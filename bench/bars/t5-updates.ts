import { roundsOf } from '../../src/sandbox/index.ts';
import { loyalty, mustEnd } from '../lib/child.ts';
import { inTurn } from '../lib/figures.ts';
import { runFloor, UPDATES_FLOOR } from '../lib/floor.ts';
import { programText, type Size } from '../lib/programs.ts';
import type { Report } from '../lib/report.ts';
import { scratch } from '../lib/scratch.ts';
import { serveSite, writesIn } from '../lib/site.ts';

const ROUNDS = 5;
const SIZE: Size = { tiers: 5, rules: 50, rewards: 50 };

/** T5: a hundred updates, and the same apply once more. Each round of the floor updates the same hundred things. */
export async function t5(report: Report): Promise<void> {
  const { folder, clear, write } = scratch();
  const site = await serveSite({ latencyMs: 50 });
  let edition = 0;
  let rounds = 0;
  const apply = async (): Promise<number> => {
    site.forget();
    return (await mustEnd(loyalty(['apply', '--yes', '--endpoint', site.url], { cwd: folder }))).ms;
  };
  write('loyalty.yaml', programText(SIZE));
  await apply();
  const times = await inTurn(ROUNDS, {
    floor: async () => (await runFloor(site, UPDATES_FLOOR)).ms,
    ours: async () => {
      // The floor moves every amount by one; what is wanted has to differ from that, whatever was before.
      edition += 10;
      write('loyalty.yaml', programText({ ...SIZE, edition }));
      const ms = await apply();
      if (writesIn(site.requests()) !== 100) throw new Error(`${writesIn(site.requests())} updates, not 100`);
      rounds = Math.max(rounds, roundsOf(site.requests()));
      return ms;
    },
  });
  await apply();
  report.note(`floor ${Math.round(times.floor)} ms, ours ${Math.round(times.ours)} ms`);
  report.count('T5', '100 updates: rounds', rounds, '<=', 13);
  report.time('T5', '100 updates / node:http floor', times.ours / times.floor, '<=', 1.4);
  report.count('T5', 'the same apply again: writes', writesIn(site.requests()), '=', 0);
  await site.close();
  clear();
}
