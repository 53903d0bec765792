import {
  APPS,
  CUSTOM_EARNING_RULE_TYPES,
  CUSTOM_RULE_TRIGGERS,
  type CustomEarningRuleType,
  KNOWN_TRIGGERS,
  type WireEarningRule,
} from '../../wire/index.ts';
import type { Call, Deed } from '../call.ts';
import { firstStamp } from '../entities.ts';
import { alreadyExists, forbidden, notFound, precondition } from '../refusals.ts';
import type { Stored } from '../state.ts';
import { asObject, isAbsent, Violations } from '../violations.ts';
import { storeAmounts } from './rule-amounts.ts';
import { announceRule, shownRule, watchLastRule } from './rule-answers.ts';
import { checkRule, isAutomated } from './rule-checks.ts';

/** Points of a custom rule that was created without an amount. */
const STOCK_POINTS = { fixedAmount: { configs: [{ points: 50 }] } };

/** Creates one of the two automated rules that the API can create. Status and trigger are the server's choice. */
export function createCustom(call: Call): Deed {
  const violations = new Violations();
  const type = call.body.type as CustomEarningRuleType;
  if (violations.required('type', type)) violations.oneOf('type', type, CUSTOM_EARNING_RULE_TYPES);
  violations.refuse();
  const triggerActivityType = CUSTOM_RULE_TRIGGERS[type];
  const label = KNOWN_TRIGGERS.find((known) => known.activityType === triggerActivityType)?.label ?? type;
  const given = asObject(call.body.earningRule);
  const amounts = isAbsent(given.fixedAmount) && isAbsent(given.conversionRate) ? STOCK_POINTS : given;
  const sent = {
    sourceAppId: APPS.automations,
    triggerAppId: APPS.loyalty,
    triggerActivityType,
    title: isAbsent(given.title) ? label : given.title,
    status: call.switches.customRuleStatus,
    fixedAmount: amounts.fixedAmount,
    conversionRate: 'conversionRate' in amounts ? amounts.conversionRate : undefined,
  };
  checkRule(violations, call, sent);
  violations.refuse();
  const twin = call.site.earningRules.find(
    (rule) => isAutomated(rule) && rule.triggerActivityType === triggerActivityType,
  );
  if (twin !== undefined && call.switches.secondCustomRule === 'refused') {
    throw alreadyExists(`There is a ${type} rule already`, { entityId: twin.id });
  }
  const { fixedAmount: _fixed, conversionRate: _conversion, title, ...identity } = sent;
  const rule: Stored<WireEarningRule> = {
    id: call.newId(),
    ...identity,
    title: title as string,
    ...storeAmounts(call, sent),
    ...firstStamp(call),
    metadata: { canBeDeleted: true },
  };
  const shown = shownRule(rule, call);
  return {
    answer: { earningRule: shown },
    edits: [{ put: 'earningRules', entity: rule }],
    announces: announceRule(call, 'ruleCreated', rule, shown),
  };
}

/** Deletes an automated rule that is not pre-installed; asks for no revision. */
export function deleteAutomation(call: Call): Deed {
  const id = call.parameters.id ?? '';
  const rule = call.site.earningRules.find((candidate) => candidate.id === id);
  if (rule === undefined || !isAutomated(rule)) throw notFound('Automated earning rule', id);
  if (rule.metadata?.canBeDeleted === false) {
    throw call.switches.preInstalledDelete === '428'
      ? precondition('A pre-installed rule cannot be deleted')
      : forbidden();
  }
  return watchLastRule(call, {
    answer: {},
    edits: [{ drop: 'earningRules', id }],
    announces: announceRule(call, 'ruleDeleted', rule),
  });
}
