import { type Address, keyIn } from '../kernel/address.ts';
import type { Declared, Reading } from '../kernel/kind.ts';
import type { EarningRuleSpec } from '../kinds/earning-rule/spec.ts';
import type { PointsExpirationSpec } from '../kinds/points-expiration/spec.ts';
import type { ProgramSpec } from '../kinds/program/spec.ts';
import type { ProgramStatusSpec } from '../kinds/program-status/spec.ts';
import type { RewardSpec } from '../kinds/reward/spec.ts';
import type { TierSpec } from '../kinds/tier/spec.ts';
import type { TiersProgramSpec } from '../kinds/tiers-program/spec.ts';
import { type Of, said } from './declared.ts';
import { type Reward, rewardOf } from './reward.ts';
import { type Rule, ruleOf } from './rule.ts';

/** A thing as a file declares it or a site has it, whatever its kind. */
export interface Thing {
  /** The name of the kind. */
  readonly kind: string;
  readonly address: Address;
  readonly spec: unknown;
}

/** A tier above the base tier. What is undefined was not declared. */
export interface Tier {
  readonly address: Address;
  readonly key: string;
  readonly name: string;
  readonly points: number | undefined;
  readonly icon: string | undefined;
  readonly description: string;
}

/** A program in the words of the checks. What is undefined was not declared. */
export interface Program {
  readonly name: string | undefined;
  readonly points: { readonly name: string | undefined; readonly icon: string | undefined };
  readonly status: string | undefined;
  readonly expiration: {
    readonly status: string | undefined;
    readonly months: number | undefined;
    readonly percentage: number | undefined;
  };
  readonly tiersStatus: string | undefined;
  readonly windowMonths: number | undefined;
  readonly baseTier: { readonly name: string | undefined; readonly icon: string | undefined; readonly text: string };
  readonly tiers: readonly Tier[];
  readonly rules: readonly Rule[];
  readonly rewards: readonly Reward[];
}

/** Where the single kinds live, for findings. */
export const AT = {
  looks: 'program/identity',
  status: 'program/status',
  expiration: 'program/expiration',
  tiers: 'tiersProgram/settings',
} as const satisfies { readonly [name: string]: Address };

interface Specs {
  readonly program: ProgramSpec;
  readonly 'program-status': ProgramStatusSpec;
  readonly 'points-expiration': PointsExpirationSpec;
  readonly 'tiers-program': TiersProgramSpec;
  readonly tier: TierSpec;
  readonly 'earning-rule': EarningRuleSpec;
  readonly reward: RewardSpec;
}

/** What a file declares of every kind, as things. */
export function thingsOf(wanted: ReadonlyMap<string, Reading<unknown>>): readonly Thing[] {
  return [...wanted].flatMap(([kind, reading]) => reading.wanted.map(({ address, spec }) => ({ kind, address, spec })));
}

/** What these things are together. A rule or a reward whose status nobody declares counts as active, as Wix makes it. */
export function programOf(things: readonly Thing[]): Program {
  const looks = one(things, 'program');
  const expiration = one(things, 'points-expiration');
  const settings = one(things, 'tiers-program');
  return {
    name: said(looks?.name),
    points: { name: said(looks?.points?.name), icon: said(looks?.points?.icon) },
    status: said(one(things, 'program-status')?.status),
    expiration: {
      status: said(expiration?.status),
      months: said(expiration?.monthsOfInactivity),
      percentage: said(expiration?.expiringPointsPercentage),
    },
    tiersStatus: said(settings?.status),
    windowMonths: said(settings?.rollingWindowMonths),
    baseTier: {
      name: said(settings?.baseTier?.name),
      icon: said(settings?.baseTier?.icon),
      text: said(settings?.baseTier?.description) ?? '',
    },
    tiers: all(things, 'tier').map(tierOf),
    rules: all(things, 'earning-rule').map(ruleOf),
    rewards: all(things, 'reward').map(rewardOf),
  };
}

function tierOf({ address, spec }: Of<TierSpec>): Tier {
  const key = keyIn(address);
  return {
    address,
    key,
    name: spec.name ?? key,
    points: said(spec.requiredPoints),
    icon: said(spec.icon),
    description: spec.description ?? '',
  };
}

function all<Name extends keyof Specs>(things: readonly Thing[], kind: Name): readonly Of<Specs[Name]>[] {
  return things.filter((thing) => thing.kind === kind) as readonly Of<Specs[Name]>[];
}

function one<Name extends keyof Specs>(things: readonly Thing[], kind: Name): Declared<Specs[Name]> | undefined {
  return all(things, kind)[0]?.spec;
}
