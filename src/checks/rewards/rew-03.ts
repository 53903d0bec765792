import { numberOf } from '../assumptions.ts';
import type { Found } from '../check.ts';
import { define } from '../check.ts';
import { counted, grouped } from '../figures.ts';
import { paces, visitsTo } from '../pace.ts';
import { offerIn, type Reward } from '../reward.ts';
import type { Subject } from '../subject.ts';
import { exceeds, short } from '../words.ts';

export const rew03 = define({
  id: 'L-REW-03',
  severity: 'info',
  scope: 'static',
  title: 'a reward that hardly anybody reaches',
  why: 'A goal a year away motivates nobody, and with points that expire after a year almost nobody gets there.',
  fix: 'Lower its cost, give more points, or add a first reward that is nearer.',
  limits: { months: { value: 12, unit: 'months', means: 'time a customer of the base tier takes to the reward' } },
  uses: ['assumptions.visitsPerMonth', 'assumptions.averageOrder'],
  check(subject, { months }) {
    return subject.file.rewards.flatMap((reward) => {
      const cost = offerIn(reward, null)?.cost;
      if (!reward.active || cost === undefined) return [];
      return tooSlow(subject, reward, cost, months) ?? tooDear(subject, reward, cost);
    });
  },
});

function tooSlow(subject: Subject, { address }: Reward, cost: number, limit: number): readonly Found[] | undefined {
  const fastest = paces(subject).at(-1);
  const rhythm = numberOf(subject.assumptions.visitsPerMonth);
  if (!fastest || rhythm === undefined) return undefined;
  const visits = visitsTo(cost, fastest);
  const months = visits / rhythm;
  if (!exceeds(months, limit)) return undefined;
  return [
    {
      address,
      path: 'costInPoints',
      message: `${address} takes ${counted(visits, 'visit')} by ${fastest.rule.address}, which is ${short(months)} months.`,
      measured: `${short(months)} months`,
      limit: `${limit} months`,
    },
  ];
}

function tooDear({ figures: { balance95 } }: Subject, { address }: Reward, cost: number): readonly Found[] {
  if (balance95 === undefined || cost <= balance95) return [];
  return [
    {
      address,
      path: 'costInPoints',
      message: `${address} costs ${grouped(cost)} points, and 95 of 100 customers have less than ${grouped(balance95)}.`,
      measured: `${grouped(cost)} points`,
      limit: `${grouped(balance95)} points`,
    },
  ];
}
