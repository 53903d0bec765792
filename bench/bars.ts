/** `npm run bars [id…]`: measures, prints one line a bar, and exits 1 when a counter misses its threshold. */

import { s2 } from './bars/s2-hostile-input.ts';
import { s3 } from './bars/s3-hostile-output.ts';
import { s4 } from './bars/s4-secrets.ts';
import { t1 } from './bars/t1-start.ts';
import { t2 } from './bars/t2-plan-economy.ts';
import { t3 } from './bars/t3-plan-time.ts';
import { t4 } from './bars/t4-creates.ts';
import { t5 } from './bars/t5-updates.ts';
import { t6 } from './bars/t6-limit.ts';
import { t7 } from './bars/t7-fleet.ts';
import { runBars } from './lib/running.ts';

await runBars({ T1: t1, T2: t2, T3: t3, T4: t4, T5: t5, T6: t6, T7: t7, S2: s2(4), S3: s3, S4: s4 });
