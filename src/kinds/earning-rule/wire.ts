import { fields } from '../../kernel/diff.ts';
import type { Live } from '../../kernel/kind.ts';
import { APPS } from '../../wire/apps.ts';
import {
  type Fields,
  flagAt,
  idAt,
  integerAt,
  objectAt,
  objectOrEmpty,
  revisionAt,
  statusAt,
  textAt,
} from '../answer.ts';
import { byTierId } from '../by-tier.ts';
import { canonicalText } from '../text.ts';
import { entriesAt, entriesToSend } from '../tier-entries.ts';
import { baseOf, type Earning, type EarningRuleSpec, memberOf } from './rule.ts';
import { appFor, customRuleOf } from './triggers.ts';

/** Looks up the id of a tier by its key. */
export type IdOf = (key: string) => string;

/** Fields that Wix answers with and takes from nobody. */
const READ_ONLY = ['_id', '_createdDate', '_updatedDate', 'metadata', 'triggerFilters'];
/** Copies of the base entry beside the list, from older versions. */
const MIRRORS = ['points', 'moneyAmount'];

/** A rule as the SDK answers it, in the words of the file; per-tier entries by tier id. A Failure when it is no rule. */
export function liveRule(answer: unknown): Live<EarningRuleSpec> {
  const raw = objectAt(answer, 'earningRule');
  const trigger = textAt(raw['triggerActivityType'], 'earningRule.triggerActivityType') ?? '';
  const custom = customRuleOf(trigger);
  const deletable =
    flagAt(
      objectOrEmpty(raw['metadata'], 'earningRule.metadata')['canBeDeleted'],
      'earningRule.metadata.canBeDeleted',
    ) ?? true;
  return {
    spec: {
      title: canonicalText(textAt(raw['title'], 'earningRule.title') ?? ''),
      status: statusAt(raw['status'], 'earningRule.status', 'unknown'),
      trigger: custom ? null : trigger,
      triggerApp: custom ? null : (textAt(raw['triggerAppId'], 'earningRule.triggerAppId') ?? ''),
      custom,
      automated: raw['sourceAppId'] !== APPS.loyalty,
      deletable,
      ...amountsOf(raw),
      byTier: {},
    },
    handle: { id: idAt(raw['_id'], 'earningRule.id'), revision: revisionAt(raw['revision'], 'earningRule.revision') },
    raw,
  };
}

function amountsOf(raw: Fields): Pick<EarningRuleSpec, 'fixedAmount' | 'conversionRate' | 'otherTiers'> {
  const fixed = raw['fixedAmount'] ?? undefined;
  const member = fixed === undefined ? 'conversionRate' : 'fixedAmount';
  const path = `earningRule.${member}.configs`;
  const { base, tiers } = entriesAt(
    objectOrEmpty(raw[member], `earningRule.${member}`)['configs'],
    path,
    (entry, at): Earning => ({
      points: integerAt(entry['points'], `${at}.points`, 0),
      ...(fixed === undefined ? { moneyAmount: integerAt(entry['moneyAmount'], `${at}.moneyAmount`, 0) } : {}),
    }),
  );
  return {
    fixedAmount: fixed === undefined ? null : (base ?? null),
    conversionRate: fixed === undefined ? ((base as EarningRuleSpec['conversionRate'] | undefined) ?? null) : null,
    otherTiers: tiers,
  };
}

/** The body of a create, for a rule that is no automation. */
export function newRule(spec: EarningRuleSpec, idOf: IdOf): Fields {
  return {
    sourceAppId: APPS.loyalty,
    triggerAppId: spec.triggerApp ?? appFor(spec.trigger as string),
    triggerActivityType: spec.trigger,
    title: spec.title,
    status: spec.status.toUpperCase(),
    ...amountsToSend(spec, {}, idOf),
  };
}

/** The body of a create of a custom rule; Wix chooses everything else. */
export function newCustomRule(spec: EarningRuleSpec, idOf: IdOf): Fields {
  return { title: spec.title, ...amountsToSend(spec, {}, idOf) };
}

/** The whole rule as it is, with what `to` changes: title, status and amounts. What we do not know of stays as it is. */
export function changedRule(live: Live<EarningRuleSpec>, to: EarningRuleSpec, idOf: IdOf): Fields {
  const raw = live.raw as Fields;
  const now = liveRule(raw).spec;
  const dropped = [...READ_ONLY, 'fixedAmount', 'conversionRate'];
  return {
    ...without(raw, dropped),
    ...(to.title === now.title ? {} : { title: to.title }),
    ...(to.status === now.status ? {} : { status: to.status.toUpperCase() }),
    ...amountsToSend(to, raw, idOf),
    revision: live.handle.revision,
  };
}

/** The one member that counts, rebuilt over what the site has of it; a rule with neither stays without. */
function amountsToSend(to: EarningRuleSpec, raw: Fields, idOf: IdOf): Fields {
  const kept = raw['fixedAmount'] ? 'fixedAmount' : raw['conversionRate'] ? 'conversionRate' : undefined;
  const member = memberOf(to) ?? kept;
  if (member === undefined) return {};
  const before = (raw[member] ?? {}) as Fields;
  const configs = entriesToSend(baseOf(to), byTierId(to, idOf), before['configs'], (earning) => ({ ...earning }));
  return { [member]: { ...without(before, MIRRORS), configs } };
}

/** Paths at which a rule just written is not what was asked for; those of per-tier entries begin with `tiers`. */
export function notKept(to: EarningRuleSpec, answered: EarningRuleSpec, idOf: IdOf): readonly string[] {
  const seen = (spec: EarningRuleSpec): unknown => ({
    title: spec.title,
    status: spec.status,
    fixedAmount: spec.fixedAmount,
    conversionRate: spec.conversionRate,
    tiers: Object.fromEntries(byTierId(spec, idOf)),
  });
  return fields(seen(to), seen(answered)).map(({ path }) => path);
}

function without(object: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
