import { BULK_LIMITS, EARNING_RULE_ROUTES, type WireEarningRule } from '../../wire/index.ts';
import { bulkCreate, type Created } from '../bulk.ts';
import type { Area, Call, Deed } from '../call.ts';
import type { SiteEdit } from '../edits.ts';
import { checkRevision, firstStamp, nextStamp, ordered, pick, updateDeed } from '../entities.ts';
import { invalidField, notFound, precondition } from '../refusals.ts';
import type { Stored } from '../state.ts';
import { asObject, isAbsent, Violations } from '../violations.ts';
import { createCustom, deleteAutomation } from './custom-rules.ts';
import { EARNING_KINDS, kindOf, storeAmounts } from './rule-amounts.ts';
import { announceRule, isSilent, shownRule, watchLastRule } from './rule-answers.ts';
import { checkIdentity, checkNewRule, checkRule, isAutomated } from './rule-checks.ts';

type Rule = Stored<WireEarningRule>;
const TEXTS = ['sourceAppId', 'triggerAppId', 'triggerActivityType', 'title', 'status'];

function create(call: Call, body: unknown): Created {
  const sent = asObject(body);
  checkNewRule(call, sent);
  const rule: Rule = {
    id: call.newId(),
    ...pick(sent, TEXTS),
    ...storeAmounts(call, sent),
    ...firstStamp(call),
    metadata: { canBeDeleted: true },
  };
  const shown = shownRule(rule, call);
  return {
    id: rule.id,
    shown,
    edits: [{ put: 'earningRules', entity: rule }],
    announces: announceRule(call, 'ruleCreated', rule, shown),
  };
}

function find(call: Call, sees: (rule: Rule) => boolean): Rule {
  const id = call.parameters.id ?? '';
  const rule = call.site.earningRules.find((candidate) => candidate.id === id);
  if (rule === undefined || !sees(rule)) throw notFound('Earning rule', id);
  return rule;
}

const byId = (call: Call) => (rule: Rule) => call.switches.automationById === 'visible' || !isAutomated(rule);

/** Which fields of the rule the update may touch. */
function editable(call: Call, before: Rule): readonly string[] {
  const preInstalled = before.metadata?.canBeDeleted === false;
  if (!preInstalled || call.switches.automationFields === 'all') return ['title', 'status', ...EARNING_KINDS];
  return call.switches.automationFields === 'status' ? ['status'] : ['status', ...EARNING_KINDS];
}

function update(call: Call): Deed {
  const before = find(call, () => true);
  const sent = asObject(call.body.earningRule);
  if (!isAbsent(sent.id) && sent.id !== before.id) throw invalidField('earningRule.id', 'is not the id of the path');
  if (!(isAutomated(before) && call.switches.automationRevision === 'ignored'))
    checkRevision(before, sent.revision, 'refused');
  checkIdentity(call, before, sent);
  const given = pick(sent, editable(call, before));
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => !isAbsent(value)));
  const otherKind = kindOf(present) === null ? {} : Object.fromEntries(EARNING_KINDS.map((kind) => [kind, undefined]));
  const identity = pick({ ...before }, ['sourceAppId', 'triggerAppId', 'triggerActivityType']);
  const full = call.switches.rulePut === 'full' && !isAutomated(before);
  const wanted = full
    ? { ...identity, ...pick(sent, TEXTS.slice(0, 3)), ...present }
    : { ...before, ...otherKind, ...present };
  const violations = new Violations();
  checkRule(violations, call, wanted, before);
  violations.refuse();
  const { fixedAmount: _fixed, conversionRate: _conversion, ...rest } = before;
  const amounts =
    kindOf(present) === null && !full ? pick({ ...before }, EARNING_KINDS) : storeAmounts(call, wanted, before);
  const after = nextStamp(call, before, { ...rest, ...pick(wanted, ['title', 'status']), ...amounts });
  const shown = shownRule(after, call);
  const deed = updateDeed({ list: 'earningRules', key: 'earningRule', event: 'ruleUpdated' }, before, after, shown);
  return watchLastRule(call, isSilent(call, after) ? { ...deed, announces: [] } : deed);
}

function remove(call: Call): Deed {
  const rule = find(call, byId(call));
  if (isAutomated(rule)) throw precondition('Automated rules are not deleted by this call');
  checkRevision(rule, call.query.get('revision'), 'refused');
  const edits: readonly SiteEdit[] = [{ drop: 'earningRules', id: rule.id }];
  return watchLastRule(call, { answer: {}, edits, announces: announceRule(call, 'ruleDeleted', rule) });
}

function list(call: Call): Deed {
  const app = call.query.get('triggerAppId');
  const activity = call.query.get('triggerActivityType');
  const found = call.site.earningRules.filter(
    (rule) =>
      (app === null || rule.triggerAppId === app) && (activity === null || rule.triggerActivityType === activity),
  );
  return { answer: { earningRules: ordered(found, call).map((rule) => shownRule(rule, call)) } };
}

/** `@wix/loyalty` earningRules. */
export const EARNING_RULE_AREA: Area = {
  routes: EARNING_RULE_ROUTES,
  calls: {
    createLoyaltyEarningRule: (call) => {
      const { shown, edits, announces } = create(call, call.body.earningRule);
      return { answer: { earningRule: shown }, edits, announces };
    },
    bulkCreateLoyaltyEarningRules: (call) => bulkCreate(call, 'earningRules', BULK_LIMITS.earningRules, create),
    createCustomLoyaltyEarningRule: createCustom,
    getLoyaltyEarningRule: (call) => ({ answer: { earningRule: shownRule(find(call, byId(call)), call) } }),
    updateLoyaltyEarningRule: update,
    deleteLoyaltyEarningRule: remove,
    deleteAutomationEarningRule: deleteAutomation,
    listEarningRules: list,
  },
};
