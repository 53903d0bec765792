import { define } from '../check.ts';
import { paces } from '../pace.ts';
import { offerIn } from '../reward.ts';
import { exceeds, greatest, points } from '../words.ts';

/** Of the base tier, where everybody begins; a discount at checkout has small units by design. */
export const rew04 = define({
  id: 'L-REW-04',
  severity: 'warning',
  scope: 'static',
  title: 'a reward that one visit pays for',
  why: 'What comes with every purchase is a price, not a reward, and costs as much.',
  fix: 'Raise its cost, or give fewer points.',
  limits: { visits: { value: 1, unit: 'visits', means: 'visits that the cheapest reward should take' } },
  uses: ['assumptions.averageOrder'],
  check(subject, { visits }) {
    const cheapest = greatest(
      subject.file.rewards.flatMap((reward) => {
        const offer = offerIn(reward, null);
        return reward.active && offer && offer.gives !== 'amount' ? [{ reward, cost: offer.cost }] : [];
      }),
      ({ cost }) => -cost,
    );
    const fastest = paces(subject).at(-1);
    if (!cheapest || !fastest || !exceeds(fastest.perVisit * visits, cheapest.cost)) return [];
    const { address } = cheapest.reward;
    return [
      {
        address,
        path: 'costInPoints',
        message: `${address} costs ${cheapest.cost} points, and one visit earns ${points(fastest.perVisit)} by ${fastest.rule.address}.`,
        measured: `${points(fastest.perVisit)} a visit`,
        limit: points(cheapest.cost),
      },
    ];
  },
});
