/** `npm run bars:faults [id…]`: takes minutes; breaks things on purpose, and lets the site's own log and state judge. */
import { s2 } from './bars/s2-hostile-input.ts';
import { r1 } from './faults/r1-kill.ts';
import { r2 } from './faults/r2-faults.ts';
import { r3 } from './faults/r3-stale.ts';
import { r4 } from './faults/r4-race.ts';
import { r6 } from './faults/r6-files.ts';
import { randomCases } from './faults/random.ts';
import { storm } from './faults/storm.ts';
import { runBars } from './lib/running.ts';

await runBars({ R1: r1, R2: r2, R3: r3, R4: r4, R6: r6, P19: storm, S2: s2(1), C: randomCases });
