import { type Address, keyIn } from '../kernel/address.ts';
import type { Change } from '../kernel/change.ts';
import type { EarningRuleSpec } from '../kinds/earning-rule/spec.ts';
import type { PointsExpirationSpec } from '../kinds/points-expiration/spec.ts';
import type { ProgramSpec } from '../kinds/program/spec.ts';
import type { ProgramStatusSpec } from '../kinds/program-status/spec.ts';
import type { RewardSpec } from '../kinds/reward/spec.ts';
import type { TierSpec } from '../kinds/tier/spec.ts';
import type { TiersProgramSpec } from '../kinds/tiers-program/spec.ts';
import type { TierId } from './population.ts';

/** A thing of the site, whatever its kind: what the planner has read, or what it will be. `id` is absent for what is not there yet. */
export interface Thing<Spec = unknown> {
  readonly kind: string;
  readonly address: Address;
  readonly id?: string;
  readonly spec: Spec;
}

/** What each kind's specs are. */
export interface Specs {
  readonly program: ProgramSpec;
  readonly 'program-status': ProgramStatusSpec;
  readonly 'points-expiration': PointsExpirationSpec;
  readonly 'tiers-program': TiersProgramSpec;
  readonly tier: TierSpec;
  readonly 'earning-rule': EarningRuleSpec;
  readonly reward: RewardSpec;
}

/** A step of the ladder, as customers stand on it. */
export interface Rung {
  readonly address: Address;
  readonly key: string;
  /** Null for the base tier; undefined for one that is not there yet. */
  readonly id: TierId | undefined;
  readonly name: string;
  /** Tier points from which one is on it. */
  readonly from: number;
}

/** The program in the words the figures use. */
export interface Program {
  /** `active`, `paused`, …; `unknown` when it was not read. */
  readonly status: string;
  /** What customers know it and its points by; null where nobody named them, or nobody read it. */
  readonly called: ProgramNames;
  readonly expiration: PointsExpirationSpec | undefined;
  readonly windowMonths: number;
  /** Base tier first, then upwards. The base tier alone while tiers are not active. */
  readonly ladder: readonly [Rung, ...Rung[]];
  readonly rewards: readonly Thing<RewardSpec>[];
  readonly rules: readonly Thing<EarningRuleSpec>[];
}

/** What customers know a program and its points by. */
export interface ProgramNames {
  readonly program: string | null;
  readonly points: string | null;
}

/** The address figures use for the tier that has none. The file keeps `base` free. */
export const BASE: Address = 'tiers/base';

/** The months that Wix counts where nothing was said. */
const WINDOW_MONTHS = 12;

/** What these things are together. */
export function programOf(things: readonly Thing[]): Program {
  const settings = of(things, 'tiers-program')[0]?.spec;
  const tiers = of(things, 'tier').map(rungOf);
  const identity = of(things, 'program')[0]?.spec;
  return {
    status: of(things, 'program-status')[0]?.spec.status ?? 'unknown',
    called: { program: identity?.name ?? null, points: identity?.points.name ?? null },
    expiration: of(things, 'points-expiration')[0]?.spec,
    windowMonths: settings?.rollingWindowMonths ?? WINDOW_MONTHS,
    ladder: [
      { address: BASE, key: 'base', id: null, name: settings?.baseTier.name ?? 'Base', from: 0 },
      ...(settings?.status === 'active' ? tiers.sort((a, b) => a.from - b.from) : []),
    ],
    rewards: of(things, 'reward'),
    rules: of(things, 'earning-rule'),
  };
}

/** Names of tiers and rewards on all sides, the last that has one. A base tier that is alone goes without. */
export function namesOf(...sides: readonly Program[]): { readonly [address: Address]: string } {
  const tiered = sides.some(({ ladder }) => ladder.length > 1);
  return Object.fromEntries(
    sides.flatMap(({ ladder, rewards }) => [
      ...(tiered ? ladder.map(({ address, name }) => [address, name]) : []),
      ...rewards.map(({ address, spec }) => [address, spec.name]),
    ]),
  );
}

/** What the site holds once these changes are made. Changes find their things by id, since two things may share a name. */
export function afterwards(things: readonly Thing[], changes: readonly Change[]): readonly Thing[] {
  return changes.reduce(made, things);
}

/** Points from which somebody stands where: the highest rung not above them. */
export function rungAt(points: number, [base, ...rungs]: readonly [Rung, ...Rung[]]): Rung {
  return rungs.findLast(({ from }) => from <= points) ?? base;
}

/** The entry of a per-tier spec for a rung: its own, or undefined where the base entry holds. What is yet to be created may say nothing of tiers. */
export function entryFor<Entry>(
  { byTier = {}, otherTiers = {} }: { readonly byTier?: Entries<Entry>; readonly otherTiers?: Entries<Entry> },
  { key, id }: Rung,
): Entry | undefined {
  if (id === null) return undefined;
  return own(byTier, key) ?? (id === undefined ? undefined : own(otherTiers, id));
}

type Entries<Entry> = { readonly [tier: string]: Entry };

function own<Entry>(entries: Entries<Entry>, key: string): Entry | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}

function of<Name extends keyof Specs>(things: readonly Thing[], kind: Name): readonly Thing<Specs[Name]>[] {
  return things.filter((thing) => thing.kind === kind) as readonly Thing<Specs[Name]>[];
}

function rungOf({ address, id, spec }: Thing<TierSpec>): Rung {
  return { address, key: keyIn(address), id, name: spec.name, from: spec.requiredPoints };
}

function made(things: readonly Thing[], change: Change): readonly Thing[] {
  if (change.op === 'create') return [...things, { kind: change.kind, address: change.address, spec: change.to }];
  const isIt = (thing: Thing): boolean => thing.kind === change.kind && thing.id === change.handle.id;
  if (change.op === 'delete') return things.filter((thing) => !isIt(thing));
  return things.map((thing) => (isIt(thing) ? { ...thing, spec: change.to } : thing));
}
