import type { Found } from '../check.ts';
import { define } from '../check.ts';
import { ladder } from '../ladder.ts';
import { type Offer, offerIn, type Reward, valuePath } from '../reward.ts';
import { list } from '../words.ts';

const PERCENT = /(\d+(?:[.,]\d{1,2})?)\s*(?:%|per ?cent)/giu;
const MONEY = /\p{Sc}\s*(\d[\d,]*(?:\.\d{1,2})?)|(\d[\d,]*(?:\.\d{1,2})?)\s*\p{Sc}/gu;

export const rew06 = define({
  id: 'L-REW-06',
  severity: 'warning',
  scope: 'static',
  title: 'the name of a reward says another figure than it gives',
  why: 'A claim that is not kept is misleading advertising, even when it errs to the good.',
  fix: 'Change the name: "up to 30 %", or no figure at all.',
  limits: {},
  check({ file }) {
    return file.rewards.flatMap((reward): readonly Found[] => {
      const offers = ladder(file).flatMap(({ tier, name }) => {
        const offer = offerIn(reward, tier);
        return offer ? [{ tier, name, offer }] : [];
      });
      const wrong = offers.filter(({ offer }) => contradicts(reward, offer));
      const last = wrong.at(-1);
      if (!reward.active || !last) return [];
      return [
        {
          address: reward.address,
          path: 'name',
          message: `${reward.address} is called ${JSON.stringify(reward.name)}, and gives ${list(wrong.map(({ name, offer }) => `${figure(offer)} in ${name}`))} (${valuePath(reward, last.tier, last.offer)}).`,
          measured: figure(last.offer),
          limit: 'the figure in the name',
        },
      ];
    });
  },
});

/** A name without figures claims nothing; one with a figure of the other sort claims something else, unless it names the minimum. */
function contradicts({ name, minimum }: Reward, { gives, amount }: Offer): boolean {
  if (gives === 'freeShipping') return false;
  const shares = figuresIn(name, PERCENT).map((text) => text.replace(',', '.'));
  const amounts = figuresIn(name, MONEY).map((text) => text.replaceAll(',', ''));
  const same = (texts: readonly string[]): boolean => texts.some((text) => Number(text) === amount);
  if (gives === 'percentage') {
    const stray = amounts.filter((text) => Number(text) !== minimum);
    return shares.length > 0 ? !same(shares) : stray.length > 0;
  }
  return amounts.length > 0 ? !same(amounts) : shares.length > 0;
}

function figuresIn(name: string, pattern: RegExp): readonly string[] {
  return [...name.matchAll(pattern)].map((match) => (match[1] ?? match[2]) as string);
}

function figure({ gives, amount }: Offer): string {
  return gives === 'percentage' ? `${amount} %` : String(amount);
}
