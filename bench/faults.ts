/** `npm run bars:faults [id…]`: takes minutes; breaks things on purpose, and lets the site's own log and state judge. */
import { randomCases } from './faults/random.ts';
import { runBars } from './lib/running.ts';

await runBars({ C: randomCases });
