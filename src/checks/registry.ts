import type { Check, CheckId } from './check.ts';
import { earn02 } from './earning/earn-02.ts';
import { earn03 } from './earning/earn-03.ts';
import { earn05 } from './earning/earn-05.ts';
import { earn06 } from './earning/earn-06.ts';
import { earn07 } from './earning/earn-07.ts';
import { earn08 } from './earning/earn-08.ts';
import { earn09 } from './earning/earn-09.ts';
import { earn10 } from './earning/earn-10.ts';
import { earn11 } from './earning/earn-11.ts';
import { ELSEWHERE, type Elsewhere } from './elsewhere.ts';
import type { FleetCheck } from './fleet/fleet-check.ts';
import { FLEET } from './fleet/list.ts';
import { exp03 } from './law/exp-03.ts';
import { law01 } from './law/law-01.ts';
import { law03 } from './law/law-03.ts';
import { exp01 } from './program/exp-01.ts';
import { exp02 } from './program/exp-02.ts';
import { prog02 } from './program/prog-02.ts';
import { prog03 } from './program/prog-03.ts';
import { prog04 } from './program/prog-04.ts';
import { prog05 } from './program/prog-05.ts';
import { rew01 } from './rewards/rew-01.ts';
import { rew02 } from './rewards/rew-02.ts';
import { rew03 } from './rewards/rew-03.ts';
import { rew04 } from './rewards/rew-04.ts';
import { rew05 } from './rewards/rew-05.ts';
import { rew06 } from './rewards/rew-06.ts';
import { rew08 } from './rewards/rew-08.ts';
import { rew09 } from './rewards/rew-09.ts';
import { rew10 } from './rewards/rew-10.ts';
import { tier01 } from './tiers/tier-01.ts';
import { tier03 } from './tiers/tier-03.ts';
import { tier04 } from './tiers/tier-04.ts';
import { tier05 } from './tiers/tier-05.ts';
import { tier06 } from './tiers/tier-06.ts';
import { tier07 } from './tiers/tier-07.ts';
import { tier08 } from './tiers/tier-08.ts';
import { tier09 } from './tiers/tier-09.ts';
import { tier10 } from './tiers/tier-10.ts';
import { tier11 } from './tiers/tier-11.ts';
import { tier13 } from './tiers/tier-13.ts';
import { val01 } from './value/val-01.ts';
import { val02 } from './value/val-02.ts';
import { val03 } from './value/val-03.ts';
import { val04 } from './value/val-04.ts';
import { val05 } from './value/val-05.ts';
import { val06 } from './value/val-06.ts';
import { val07 } from './value/val-07.ts';
import { val08 } from './value/val-08.ts';
import { val09 } from './value/val-09.ts';
import { val10 } from './value/val-10.ts';

/** Every check of one site that runs, in the order of the catalogue. Those of many sites are in `fleet/list.ts`. */
export const BUILT: readonly Check[] = [
  ...[val01, val02, val03, val04, val05, val06, val07, val08, val09, val10],
  ...[earn02, earn03, earn05, earn06, earn07, earn08, earn09, earn10, earn11],
  ...[tier01, tier03, tier04, tier05, tier06, tier07, tier08, tier09, tier10, tier11, tier13],
  ...[rew01, rew02, rew03, rew04, rew05, rew06, rew08, rew09, rew10],
  ...[prog02, prog03, prog04, prog05],
  ...[exp01, exp02, exp03],
  ...[law01, law03],
];

/** A rule of the catalogue, and what became of it. */
export type Registered = { readonly status: 'built'; readonly check: Check | FleetCheck } | Elsewhere;

const FAMILIES = ['VAL', 'EARN', 'TIER', 'REW', 'PROG', 'EXP', 'LAW', 'OPS', 'FLEET'];

/** All rules of the catalogue by id, in its order. */
export const CHECKS: ReadonlyMap<CheckId, Registered> = new Map(
  [
    ...[...BUILT, ...FLEET].map((check): readonly [CheckId, Registered] => [check.id, { status: 'built', check }]),
    ...ELSEWHERE.map((entry): readonly [CheckId, Registered] => [entry.id, entry]),
  ].toSorted(([a], [b]) => rank(a) - rank(b)),
);

/** Families in the order of the catalogue, numbers upwards. */
function rank(id: CheckId): number {
  const [, family = '', number = ''] = id.split('-');
  return FAMILIES.indexOf(family) * 100 + Number(number);
}
