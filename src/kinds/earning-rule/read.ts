import { type Address, addressOf } from '../../kernel/address.ts';
import type { Declared, Identity, Reading, Wanted } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import { CUSTOM_RULE_TRIGGERS } from '../../wire/apps.ts';
import { LIMITS } from '../../wire/limits.ts';
import { noBaseEntry, tierKeyProblems } from '../by-tier.ts';
import { canonicalText, lengthProblems } from '../text.ts';
import { repeatedRules } from './claim.ts';
import { type CustomRule, type Earning, type EarningRuleSpec, memberOf } from './rule.ts';
import { fitProblems, triggerProblems } from './triggers.ts';

/** A rule as the schema lets it through. */
interface Entry extends Identity {
  readonly title?: string;
  readonly status?: string;
  readonly trigger?: string;
  readonly triggerApp?: string;
  readonly custom?: CustomRule;
  readonly fixedAmount?: { readonly points: number };
  readonly conversionRate?: { readonly points: number; readonly moneyAmount: number };
  readonly byTier?: { readonly [tier: string]: Partial<Earning> };
}

type File = { readonly [section: string]: unknown };

/** Reads the section `earningRules` of a file that its schema has let pass. */
export function readRules(file: File): Reading<EarningRuleSpec> {
  const section = (file['earningRules'] ?? {}) as { readonly [key: string]: Entry };
  const read = Object.entries(section).map(([key, entry]) => readRule(key, entry, file));
  const wanted = read.map((one) => one.wanted);
  return {
    wanted,
    problems: [...read.flatMap(({ problems }) => problems), ...secondCustom(wanted), ...repeatedRules(wanted)],
  };
}

/** A site has one rule of each custom type: a second one could never come to be. */
function secondCustom(wanted: readonly Wanted<EarningRuleSpec>[]): readonly Problem[] {
  const first = new Map<string, Address>();
  return wanted.flatMap(({ address, spec }) => {
    const before = spec.custom ? first.get(spec.custom) : undefined;
    if (spec.custom && before === undefined) first.set(spec.custom, address);
    if (before === undefined) return [];
    return [
      {
        code: 'CUSTOM_TWICE',
        severity: 'error',
        address,
        path: 'custom',
        message: `${address} and ${before} are both the rule ${spec.custom}, of which a site has one.`,
        next: 'Keep one of them.',
      },
    ];
  });
}

function readRule(
  key: string,
  entry: Entry,
  file: File,
): { readonly wanted: Wanted<EarningRuleSpec>; readonly problems: readonly Problem[] } {
  const address = addressOf('earningRules', key);
  const amounts = readAmounts(address, entry);
  const spec: Declared<EarningRuleSpec> = {
    ...(entry.title === undefined ? {} : { title: canonicalText(entry.title) }),
    ...(entry.status === undefined ? {} : { status: entry.status }),
    ...source(entry),
    ...amounts.spec,
  };
  const identity: Identity = {
    ...(entry.id === undefined ? {} : { id: entry.id }),
    ...(entry.formerly === undefined ? {} : { formerly: entry.formerly }),
    ...(entry.adopt === undefined ? {} : { adopt: entry.adopt }),
  };
  return {
    wanted: { address, key, spec, identity },
    problems: [
      ...lengthProblems(address, spec, { title: LIMITS.ruleTitle }),
      ...sourceProblems(address, entry),
      ...amounts.problems,
      ...fitting(address, entry, spec),
      ...tierKeyProblems(address, entry.byTier ?? {}, file),
    ],
  };
}

/** Trigger and custom type exclude each other: the one that is declared says that the other is not there. */
function source({ trigger, triggerApp, custom }: Entry): Declared<EarningRuleSpec> {
  if (custom !== undefined) return { custom, trigger: null, triggerApp: null };
  return {
    ...(trigger === undefined ? {} : { trigger, custom: null }),
    ...(triggerApp === undefined ? {} : { triggerApp }),
  };
}

function sourceProblems(address: Address, { trigger, triggerApp, custom, adopt, id }: Entry): readonly Problem[] {
  const error = (code: string, path: string, message: string, next: string): readonly Problem[] => [
    { code, severity: 'error', address, path, message, next },
  ];
  if (custom !== undefined && (trigger ?? triggerApp) !== undefined) {
    return error(
      'ONE_OF',
      'custom',
      `${address} has both "custom" and a trigger: a custom rule has the trigger that Wix gives it.`,
      'Delete one of the two.',
    );
  }
  if (custom !== undefined && adopt) {
    return error(
      'CUSTOM_ADOPTED',
      'adopt',
      `${address} has both "custom" and "adopt": a custom rule that is not there is created.`,
      'Delete the line "adopt".',
    );
  }
  if (trigger !== undefined) return triggerProblems(address, trigger, adopt === true);
  if (custom !== undefined || id !== undefined) return [];
  return error(
    'TRIGGER_MISSING',
    'trigger',
    `${address} does not say what gives points.`,
    'Add "trigger: stores/OrderPaid" or another trigger, or "custom: BIRTHDAY".',
  );
}

function fitting(address: Address, { trigger, custom }: Entry, spec: Declared<EarningRuleSpec>): readonly Problem[] {
  const member = memberOf(spec);
  const activity = trigger ?? (custom && CUSTOM_RULE_TRIGGERS[custom]);
  return activity === undefined || member === undefined ? [] : fitProblems(address, activity, member);
}

/** The values for the base tier and for the tiers, with everything inherited filled in. */
function readAmounts(
  address: Address,
  entry: Entry,
): { readonly spec: Declared<EarningRuleSpec>; readonly problems: readonly Problem[] } {
  const { fixedAmount, conversionRate, byTier } = entry;
  if (fixedAmount && conversionRate) {
    const message = `${address} has both fixedAmount and conversionRate.`;
    return {
      spec: {},
      problems: [
        { code: 'ONE_OF', severity: 'error', address, path: 'conversionRate', message, next: 'Delete one of the two.' },
      ],
    };
  }
  const base: Partial<Earning> | undefined = fixedAmount ?? conversionRate;
  const declared = Object.entries(byTier ?? {});
  const byMoney = base ? conversionRate !== undefined : declared.some(([, tier]) => tier.moneyAmount !== undefined);
  const tiers = declared.map(([tier, own]) => readTier(`byTier.${tier}`, own, { address, base, byMoney }));
  const noBase = base === undefined && declared.length > 0;
  const values = base || noBase ? { fixedAmount: fixedAmount ?? null, conversionRate: conversionRate ?? null } : {};
  const entries = declared
    .map(([tier], index) => [tier, tiers[index]?.earning] as const)
    .filter(([, earning]) => earning !== undefined);
  return {
    spec: {
      ...values,
      ...(byTier === undefined ? {} : { byTier: Object.fromEntries(entries) as { [tier: string]: Earning } }),
    },
    problems: [
      ...tiers.flatMap(({ problems }) => problems),
      ...(noBase ? [noBaseEntry(address, 'fixedAmount or conversionRate', 'they earn nothing here')] : []),
    ],
  };
}

interface Above {
  readonly address: Address;
  readonly base: Partial<Earning> | undefined;
  readonly byMoney: boolean;
}

function readTier(
  path: string,
  own: Partial<Earning>,
  { address, base, byMoney }: Above,
): { readonly earning?: Earning; readonly problems: readonly Problem[] } {
  const at = { severity: 'error', address } as const;
  if (!byMoney && own.moneyAmount !== undefined) {
    const message = `${path} of ${address} has a moneyAmount, but the rule gives a fixed amount.`;
    return {
      problems: [
        {
          ...at,
          code: 'BY_TIER_MISFIT',
          path: `${path}.moneyAmount`,
          message,
          next: 'Delete moneyAmount, or declare conversionRate.',
        },
      ],
    };
  }
  const points = own.points ?? base?.points;
  const moneyAmount = own.moneyAmount ?? base?.moneyAmount;
  const missing = points === undefined ? 'points' : byMoney && moneyAmount === undefined ? 'moneyAmount' : undefined;
  if (missing === undefined)
    return {
      earning: { points: points as number, ...(byMoney ? { moneyAmount: moneyAmount as number } : {}) },
      problems: [],
    };
  const message = `${path} of ${address} has no ${missing}, and there is none above byTier to take it from.`;
  return {
    problems: [
      {
        ...at,
        code: 'BY_TIER_INCOMPLETE',
        path: `${path}.${missing}`,
        message,
        next: `Add ${missing} to ${path}, or declare fixedAmount or conversionRate.`,
      },
    ],
  };
}
