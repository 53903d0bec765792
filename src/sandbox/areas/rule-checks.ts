import {
  APPS,
  EARNING_RULE_STATUSES,
  KNOWN_TRIGGERS,
  type KnownTrigger,
  LIMITS,
  type WireEarningRule,
} from '../../wire/index.ts';
import type { Call } from '../call.ts';
import { alreadyExists, precondition } from '../refusals.ts';
import { isAbsent, Violations } from '../violations.ts';
import { checkAmounts, kindOf } from './rule-amounts.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The documented trigger of an app and activity type. */
const triggerOf = ({ triggerAppId, triggerActivityType }: Fields): KnownTrigger | undefined =>
  KNOWN_TRIGGERS.find(
    (known) => known.activityType === triggerActivityType && known.appIds.includes(String(triggerAppId)),
  );

/** A rule that some automation owns: its source is not the loyalty app. */
export const isAutomated = (rule: WireEarningRule): boolean => rule.sourceAppId !== APPS.loyalty;

const OTHER_SOURCE = 'd90652a2-f5a1-4c7c-84c4-d4cdcc41f130';

/** The source an automated rule shows, which nobody documents. */
export const automationSource = (rule: WireEarningRule, { automationSource: answer }: Call['switches']): string =>
  answer === 'automations' ? (rule.sourceAppId ?? APPS.automations) : OTHER_SOURCE;

/** Checks the fields every complete rule must have. */
export function checkRule(violations: Violations, call: Call, rule: Fields, before?: WireEarningRule): void {
  for (const field of ['sourceAppId', 'triggerAppId', 'triggerActivityType', 'title', 'status'] as const) {
    violations.required(`earningRule.${field}`, rule[field]);
  }
  violations.guid('earningRule.sourceAppId', rule.sourceAppId);
  violations.text('earningRule.triggerAppId', rule.triggerAppId, LIMITS.trigger);
  violations.text('earningRule.triggerActivityType', rule.triggerActivityType, LIMITS.trigger);
  violations.text('earningRule.title', rule.title, LIMITS.ruleTitle);
  violations.oneOf('earningRule.status', rule.status, EARNING_RULE_STATUSES.slice(1));
  checkAmounts(violations, call, rule, before);
  const kind = kindOf(rule);
  const kinds = triggerOf(rule)?.kinds;
  if (call.switches.ruleKind === 'refused' && kind !== null && kinds !== undefined && !kinds.includes(kind)) {
    violations.add(`earningRule.${kind}`, 'is not possible for this trigger');
  }
}

/** Checks what a create asks beyond the fields: source, closed list of triggers, the trigger's app, no second rule. */
export function checkNewRule(call: Call, rule: Fields): void {
  const { switches, site } = call;
  const violations = new Violations();
  checkRule(violations, call, rule);
  const trigger = triggerOf(rule);
  if (rule.sourceAppId !== APPS.loyalty) violations.add('earningRule.sourceAppId', 'must be the loyalty app');
  if (switches.unsupportedTrigger === 'refused' && trigger?.class !== 'non-automated') {
    violations.add('earningRule.triggerActivityType', 'is not supported for this app');
  }
  violations.refuse();
  const present = trigger === undefined || trigger.needs.some((name) => site.installed.includes(APPS[name]));
  if (switches.missingApp === 'refused' && !present)
    throw precondition('The app of this trigger is not installed on the site', 'APP_NOT_INSTALLED');
  const same = site.earningRules.find(
    (other) => other.triggerAppId === rule.triggerAppId && other.triggerActivityType === rule.triggerActivityType,
  );
  if (switches.duplicateRule === 'refused' && same !== undefined) {
    throw alreadyExists('There is a rule on this trigger', { entityId: same.id });
  }
}

/** Checks that an update does not turn the rule into another one. */
export function checkIdentity(call: Call, before: WireEarningRule, sent: Fields): void {
  if (call.switches.ruleIdentity === 'ignored') return;
  const violations = new Violations();
  for (const field of ['sourceAppId', 'triggerAppId', 'triggerActivityType'] as const) {
    const given = sent[field];
    const shown =
      field === 'sourceAppId' && isAutomated(before) ? automationSource(before, call.switches) : before[field];
    if (!isAbsent(given) && given !== before[field] && given !== shown)
      violations.add(`earningRule.${field}`, 'cannot change');
  }
  violations.refuse();
}
