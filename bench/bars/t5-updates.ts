import { UNWEIGHED } from '../../test/support/consents.ts';
import { loyalty, mustEnd } from '../lib/child.ts';
import { counted } from '../lib/counting.ts';
import { inTurn } from '../lib/figures.ts';
import { proveFloor, runFloor, UPDATES_FLOOR } from '../lib/floor.ts';
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
  const apply = (url: string) => mustEnd(loyalty(['apply', '--yes', ...UNWEIGHED, '--endpoint', url], { cwd: folder }));
  const turn = (): void => {
    // The floor moves every amount by one; what is wanted has to differ from that, whatever was before.
    edition += 10;
    write('loyalty.yaml', programText({ ...SIZE, edition }));
  };
  write('loyalty.yaml', programText(SIZE));
  await apply(site.url);
  await proveFloor(UPDATES_FLOOR, site.state());
  turn();
  const { rounds, writes } = await counted(({ url }) => apply(url), site.state());
  if (writes !== 100) throw new Error(`${writes} updates, not 100`);
  const times = await inTurn(ROUNDS, {
    floor: async () => (await runFloor(site, UPDATES_FLOOR)).ms,
    ours: async () => {
      turn();
      return (await apply(site.url)).ms;
    },
  });
  site.forget();
  await apply(site.url);
  report.note(`floor ${Math.round(times.floor)} ms, ours ${Math.round(times.ours)} ms`);
  report.count('T5', '100 updates: rounds', rounds, '<=', 13);
  report.time('T5', '100 updates / node:http floor', times.ours / times.floor, '<=', 1.4);
  report.count('T5', 'the same apply again: writes', writesIn(site.requests()), '=', 0);
  await site.close();
  clear();
}
