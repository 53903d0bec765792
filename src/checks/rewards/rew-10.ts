import type { Found } from '../check.ts';
import { define } from '../check.ts';
import { costPath, offerIn, type Reward } from '../reward.ts';
import { exceeds, factor, money } from '../words.ts';
import { worth } from '../worth.ts';

/** A discount at checkout is taken as often as one likes, so the worth of one unit says nothing. */
export const rew10 = define({
  id: 'L-REW-10',
  severity: 'info',
  scope: 'static',
  title: 'a dull start: a first reward of little worth, or a long way to the second',
  why: 'The first reward is what makes people believe in a program, the second what makes them stay.',
  fix: 'Make the first reward worth having, or put one in between.',
  limits: {
    worth: { value: 2, unit: 'money', means: 'what the first reward is worth, at least' },
    gap: { value: 4, unit: '×', means: 'cost of the second reward against the first, at most' },
  },
  uses: ['assumptions.averageOrder', 'assumptions.shippingCost', 'assumptions.rewards'],
  check(subject, limits) {
    const rewards = subject.file.rewards
      .flatMap((reward) => {
        const offer = offerIn(reward, null);
        return reward.active && offer ? [{ reward, offer }] : [];
      })
      .sort((a, b) => a.offer.cost - b.offer.cost);
    const [first] = rewards;
    if (!first) return [];
    const second = rewards.find(({ offer }) => offer.cost > first.offer.cost);
    const value = first.offer.gives === 'amount' ? undefined : worth(first.reward, first.offer, subject.assumptions);
    const gap = (second ?? first).offer.cost / first.offer.cost;
    const found: Found[] = [];
    if (value !== undefined && exceeds(limits.worth, value)) {
      const [measured, limit] = [money(value, subject), money(limits.worth, subject)];
      found.push({
        ...at(first.reward),
        message: `The first reward, ${first.reward.address}, is worth ${measured}.`,
        measured,
        limit,
      });
    }
    if (second && exceeds(gap, limits.gap)) {
      const message = `After ${first.reward.address} (${first.offer.cost} points) comes ${second.reward.address} (${second.offer.cost}).`;
      found.push({ ...at(second.reward), message, measured: factor(gap), limit: factor(limits.gap) });
    }
    return found;
  },
});

function at(reward: Reward): { readonly address: string; readonly path: string } {
  return { address: reward.address, path: costPath(reward, null) };
}
