import { rounded } from '../ratio.ts';
import type { Recipe } from './report.ts';
import type { Round, Source } from './round.ts';

/** A round as people follow it. */
export function recipeOf(round: Round, roundsToPay: bigint | undefined, isNew: boolean): Recipe {
  const { rung, reward, gifts, filler, offer, units, earned, pays, gets, gain } = round;
  const rules = [
    ...gifts.map(({ rule }) => rule.address),
    ...(filler && round.times > 0n ? [filler.source.rule.address] : []),
  ];
  return {
    tier: rung.address,
    reward: reward.address,
    rules,
    steps: stepsOf(round),
    points: { earned: earned.toString(), spent: (BigInt(offer.cost) * units).toString() },
    pays: rounded(pays, 2),
    gets: rounded(gets, 2),
    gain: rounded(gain, 2),
    roundsToPay: roundsToPay?.toString() ?? null,
    isNew,
  };
}

function stepsOf({ rung, reward, gifts, filler, offer, units, gets, last, ...round }: Round): readonly string[] {
  const often = units === 1n ? '' : `${units} times `;
  return [
    ...(rung.id === null ? [] : [`Be in ${rung.name}: earn ${rung.from} points within the window.`]),
    ...(gifts.length > 0 ? [`Open a new account: ${gifts.map(giftText).join(', ')}.`] : []),
    ...(filler && round.times > 0n ? [fillerText(filler, round.times)] : []),
    `Redeem ${reward.address} ${often}for ${offer.cost} points on an order of ${rounded(last, 2)}: ${rounded(gets, 2)} off.`,
    gifts.length > 0 ? 'Again with the next account.' : 'Again.',
  ];
}

function giftText({ rule, earning }: Source): string {
  return `${earning.points} points by ${rule.address}`;
}

function fillerText({ source, size }: NonNullable<Round['filler']>, often: bigint): string {
  const what =
    size.n === 0n
      ? `Do what ${source.rule.address} asks for`
      : `Place an order of ${rounded(size, 2)} for ${source.rule.address}`;
  return often === 1n ? `${what}.` : `${what}, ${often} times.`;
}
