import type { Place } from '../../kernel/problem.ts';
import type { Settings } from '../settings.ts';
import type { Subject } from '../subject.ts';
import { pointWorth } from '../worth.ts';
import type { InheritedAmounts, SiteFacts } from './fleet-check.ts';
import { FLEET } from './list.ts';

/** What a file says, with the place where each value was written. */
export interface Written {
  readonly path: string;
  readonly value: unknown;
  place(keys: readonly string[]): Place | undefined;
}

/** Where a file keeps money that customers meet. `*` stands for any key. */
const MONEY = [
  'rewards.*.coupon.fixedAmount',
  'rewards.*.coupon.minimumSubtotal',
  'rewards.*.discount.amount',
  'rewards.*.byTier.*.fixedAmount',
  'rewards.*.byTier.*.amount',
  'earningRules.*.conversionRate.moneyAmount',
  'earningRules.*.byTier.*.moneyAmount',
].map((path) => path.split('.'));

/** What the checks of many sites need to know of a site: from its file, and nothing of the rest is kept. */
export function factsOf({ file, assumptions }: Subject, settings: Settings, written: Written): SiteFacts {
  const worths = file.rewards
    .filter(({ active }) => active)
    .flatMap((reward) => pointWorth(reward, null, assumptions) ?? []);
  const own = FLEET.flatMap(({ id }) => (settings[id] === undefined ? [] : [[id, settings[id]] as const]));
  return {
    ...(assumptions.currency === undefined ? {} : { currency: assumptions.currency }),
    ...(file.points.name === undefined ? {} : { points: file.points.name }),
    ...(worths.length === 0 ? {} : { worth: Math.max(...worths) }),
    inherited: inheritedAmounts(written),
    settings: Object.fromEntries(own),
  };
}

/** How many are named; the rest is counted. */
const NAMED = 4;

function inheritedAmounts({ path, value, place }: Written): readonly InheritedAmounts[] {
  const files = new Map<string, InheritedAmounts>();
  for (const keys of MONEY.flatMap((pattern) => matches(value, pattern))) {
    const at = place(keys);
    if (at === undefined || at.file === path) continue;
    const [section, key, ...rest] = keys;
    const { count = 0, names = [], place: first = at } = files.get(at.file) ?? {};
    const name = `${section}/${key}.${rest.join('.')}`;
    files.set(at.file, { file: at.file, count: count + 1, names: [...names, name].slice(0, NAMED), place: first });
  }
  return [...files.values()];
}

/** Paths of keys in a value that fit a pattern. */
function matches(value: unknown, [part, ...rest]: readonly string[]): readonly (readonly string[])[] {
  if (part === undefined) return [[]];
  if (typeof value !== 'object' || value === null) return [];
  const keys = part === '*' ? Object.keys(value) : Object.hasOwn(value, part) ? [part] : [];
  return keys.flatMap((key) =>
    matches((value as Readonly<Record<string, unknown>>)[key], rest).map((tail) => [key, ...tail]),
  );
}
