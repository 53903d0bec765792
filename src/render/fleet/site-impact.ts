import type { Impact, RewardFigures } from '../../impact/document.ts';
import { type AmountFigure, type CountFigure, figureText, type Told } from '../../impact/figure.ts';
import { amountText, type Unit } from '../impact/amounts.ts';
import { isSomebody } from '../impact/losers.ts';

/** One way in which customers of a site lose by its plan. */
export interface Loss {
  readonly what: 'demoted' | 'reward' | 'expired' | 'stranded';
  /** Address of the reward; of other losses empty. */
  readonly address: string;
  /** What customers know the reward by. */
  readonly name: string;
  /** Who fall, cannot afford the reward any more, or have the points. */
  readonly accounts: Told<CountFigure>;
  /** Face value that is lost, in the currency of the site; absent where none is, or nobody could reckon it. */
  readonly worth?: Told<AmountFigure>;
}

/** What the plan of one of many sites does to its customers: who loses, and nothing of one person. */
export interface SiteImpact {
  /** Null when they could not be counted: `notes` say why. */
  readonly customers: Told<CountFigure> | null;
  readonly currency: string | null;
  /** Those who fall first, then what is out of reach of the most. */
  readonly losses: readonly Loss[];
  /** What is not known, and why, in sentences. */
  readonly notes: readonly string[];
}

/** What a row of many sites keeps of an impact. */
export function siteImpactOf({ customers, currency, tiers, rewards, expiry, stranded, notes }: Impact): SiteImpact {
  const atOnce = expiry?.atOnce;
  return {
    customers: customers && told(customers),
    currency,
    losses: [
      ...lossOf('demoted', tiers?.demoted),
      ...rewards.flatMap(rewardLoss).toSorted((a, b) => mostOf(b.accounts) - mostOf(a.accounts)),
      ...lossOf('expired', atOnce?.accounts, atOnce?.face),
      ...lossOf('stranded', stranded),
    ],
    notes,
  };
}

/** The most customers that a figure may stand for: what losses are ranked by. */
export function mostOf({ value, between }: Told<CountFigure>): number {
  const most = between ? between[1] : value;
  return most === '<5' ? 4 : most;
}

/** `8 off your order newly out of reach of 37, held points lose 629.40 USD of what they are worth`. */
export function lossText(loss: Loss, unit: Unit): string {
  const { accounts, worth } = loss;
  const people = isSomebody(accounts) ? figureText(accounts) : '';
  return lossWords(loss, people, worth && worth.value !== null ? amountText(worth, unit) : '', worth?.value === null);
}

/** A loss in words: who (`37`) and how much (`629.40 USD`), either of which may be empty. */
export function lossWords(
  { what, name }: Pick<Loss, 'what' | 'name'>,
  people: string,
  worth: string,
  withheld = false,
): string {
  const lost = what === 'reward' ? `held points lose ${worth} of what they are worth` : `worth ${worth}`;
  const parts = [
    ...(people === '' ? [] : [WORDS[what](people)]),
    ...(worth === '' ? [] : [lost]),
    ...(withheld ? ['what held points lose is withheld (fewer than 5 customers)'] : []),
  ].join(', ');
  return what === 'reward' ? `${name} ${people === '' ? `(${parts})` : parts}` : parts;
}

const WORDS: Readonly<Record<Loss['what'], (people: string) => string>> = {
  demoted: (people) => `${people} go down a tier or more`,
  reward: (people) => `newly out of reach of ${people}`,
  expired: (people) => `points of ${people} expire at once`,
  stranded: (people) => `${people} have points that they cannot spend`,
};

function lossOf(
  what: Loss['what'],
  accounts: CountFigure | null | undefined,
  face?: AmountFigure | null,
): readonly Loss[] {
  if (!accounts || !isSomebody(accounts)) return [];
  return [{ what, address: '', name: '', accounts: told(accounts), ...(face ? { worth: told(face) } : {}) }];
}

/** An amount that is withheld is told as such only where the reward changes: elsewhere nothing is lost. */
function rewardLoss({ address, name, changed, outOfReach, heldPoints }: RewardFigures): readonly Loss[] {
  const face = heldPoints?.devaluation;
  const lost = face && (face.value === null ? changed : Number(face.value) > 0);
  if (!lost && !isSomebody(outOfReach)) return [];
  return [{ what: 'reward', address, name, accounts: told(outOfReach), ...(lost ? { worth: told(face) } : {}) }];
}

function told<Of extends CountFigure | AmountFigure>({ accounts: _, calls: __, method: ___, ...rest }: Of): Told<Of> {
  return rest;
}
