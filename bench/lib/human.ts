import type { SiteState } from '../../src/sandbox/index.ts';

/** One edit that a person could make in the dashboard: one field of one thing. */
export interface Edit {
  /** Where the file declares the thing: `rewards/five`. */
  readonly address: string;
  /** The field on the wire: `couponReward.minimumSubtotal`. */
  readonly field: string;
  apply(state: SiteState): Partial<SiteState>;
  /** Whether the edit is still there. */
  survives(state: SiteState): boolean;
}

type Tree = { readonly [key: string]: unknown };
type Path = readonly string[];
/** A thing of the site that a plan touches. */
export interface Touched {
  readonly address: string;
  readonly of: 'program' | 'tiersProgramSettings' | 'tiers' | 'earningRules' | 'rewards';
  /** Id in a list; none for what there is once. */
  readonly id?: string;
  /** Only fields below this one. */
  readonly below?: string;
  readonly without?: readonly string[];
}

/** Written by Wix, never by a person; or what makes the thing another thing. */
const FIXED =
  /(^|\.)(id|revision|createdDate|updatedDate|sourceAppId|triggerAppId|triggerActivityType|type|metadata|tierId|height|width|premiumFeatures)(\.|$)/;

/** Every edit of every field that the thing has. */
export function editsOf(state: SiteState, touched: Touched): readonly Edit[] {
  const thing = thingIn(state, touched);
  return leavesOf(thing)
    .filter((path) => !FIXED.test(path.join('.')))
    .filter(([top]) => (touched.below === undefined || top === touched.below) && !touched.without?.includes(top ?? ''))
    .map((path): Edit => {
      const value = other(at(thing, path));
      return {
        address: touched.address,
        field: path.join('.'),
        apply: (now) => put(now, touched, bumped(withAt(thingIn(now, touched), path, value) as Tree)),
        survives: (now) => JSON.stringify(at(thingIn(now, touched), path)) === JSON.stringify(value),
      };
    });
}

function thingIn(state: SiteState, { of, id }: Touched): Tree {
  const found = state[of] as unknown;
  if (id === undefined) return found as Tree;
  return (found as readonly { readonly id: string }[]).find((one) => one.id === id) as unknown as Tree;
}

function put(state: SiteState, { of, id }: Touched, thing: Tree): Partial<SiteState> {
  if (id === undefined) return { [of]: thing };
  const list = state[of] as unknown as readonly { readonly id: string }[];
  return { [of]: list.map((one) => (one.id === id ? thing : one)) };
}

function bumped(thing: Tree): Tree {
  return typeof thing['revision'] === 'string' ? { ...thing, revision: String(Number(thing['revision']) + 1) } : thing;
}

function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key]));
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, key) => (part as Tree | undefined)?.[key], value);
}

function withAt(value: unknown, [key = '', ...rest]: Path, leaf: unknown): unknown {
  if (Array.isArray(value))
    return value.map((part, index) => (String(index) === key ? within(part, rest, leaf) : part));
  return { ...(value as Tree), [key]: within((value as Tree)[key], rest, leaf) };
}

function within(part: unknown, rest: Path, leaf: unknown): unknown {
  return rest.length === 0 ? leaf : withAt(part, rest, leaf);
}

/** Words of which a field takes no others. */
const WORDS: Readonly<Record<string, string>> = {
  ACTIVE: 'DRAFT',
  PAUSED: 'DRAFT',
  ENABLED: 'DISABLED',
  DISABLED: 'ENABLED',
};

function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return 'by hand';
  if (WORDS[value] !== undefined) return WORDS[value];
  if (/^\d+(\.\d+)?$/.test(value)) return String(Number(value) + 1);
  return value.startsWith('shapes/') ? 'shapes/00000000000000000000000000000000.svg' : `${value} by hand`;
}
