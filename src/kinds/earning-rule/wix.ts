/** https://dev.wix.com/docs/sdk/backend-modules/loyalty/earning-rules/introduction */
import { earningRules } from '@wix/loyalty';
import { Failure } from '../../kernel/failure.ts';
import type { Handle, Live, Reader, Writer, Writing } from '../../kernel/kind.ts';
import type { Site } from '../../site/index.ts';
import { BULK_LIMITS } from '../../wire/limits.ts';
import { idAt, listAt, objectAt } from '../answer.ts';
import { bulkOutcomes } from '../bulk.ts';
import { tierAddress } from '../by-tier.ts';
import { classOf, type EarningRuleSpec } from './rule.ts';
import { changedRule, type IdOf, liveRule, newCustomRule, newRule, notKept } from './wire.ts';

type Rules = ReturnType<typeof rulesOf>;
type NewRule = Parameters<Rules['createLoyaltyEarningRule']>[0];
type NewCustomRule = NonNullable<Parameters<Rules['createCustomLoyaltyEarningRule']>[1]>['earningRule'];
type ChangedRule = Parameters<Rules['updateLoyaltyEarningRule']>[1];

const rulesOf = (site: Site) => site.use(earningRules);

/** Lists all rules, automations too: one request, there are no pages. */
export function reader(site: Site): Reader<EarningRuleSpec> {
  return { list: (round) => round.once('earning rules', () => list(rulesOf(site))) };
}

/** Creates, updates and deletes rules, and looks in each answer whether Wix kept what it was given. */
export function writer(site: Site): Writer<EarningRuleSpec> {
  const rules = rulesOf(site);
  return {
    create: (spec, writing) => (spec.custom ? createCustom(rules, spec, writing) : create(rules, spec, writing)),
    bulk: {
      limit: BULK_LIMITS.earningRules,
      fits: (spec) => classOf(spec) === 'non-automated',
      create: (specs, writing) => createMany(rules, specs, writing),
    },
    update: (live, to, writing) => update(rules, live, to, writing),
    async delete(live, writing) {
      const { id, revision } = live.handle;
      if (classOf(live.spec) !== 'non-automated') {
        await writing.send('deleteAutomationEarningRule', () => rules.deleteAutomationEarningRule(id));
      } else
        await writing.send('deleteLoyaltyEarningRule', () =>
          rules.deleteLoyaltyEarningRule(id, revision === undefined ? {} : { revision }),
        );
    },
  };
}

async function list(rules: Rules): Promise<readonly Live<EarningRuleSpec>[]> {
  const answer = objectAt(await rules.listEarningRules(), 'the answer');
  return listAt(answer['earningRules'], 'earningRules').map(liveRule);
}

async function create(rules: Rules, spec: EarningRuleSpec, writing: Writing): Promise<Handle> {
  const idOf = idsOf(writing);
  const body = newRule(spec, idOf) as NewRule;
  const answer = await writing.send('createLoyaltyEarningRule', () => rules.createLoyaltyEarningRule(body));
  return kept(spec, liveRule(answer), idOf);
}

/** The create takes neither status nor trigger: an update follows where Wix chose otherwise than the file. */
async function createCustom(rules: Rules, spec: EarningRuleSpec, writing: Writing): Promise<Handle> {
  const idOf = idsOf(writing);
  const type = spec.custom as NonNullable<EarningRuleSpec['custom']>;
  const earningRule = newCustomRule(spec, idOf) as NonNullable<NewCustomRule>;
  const answer = await writing.send('createCustomLoyaltyEarningRule', () =>
    rules.createCustomLoyaltyEarningRule(type, { earningRule }),
  );
  const made = liveRule(objectAt(answer, 'the answer')['earningRule']);
  if (notKept(spec, made.spec, idOf).length === 0) return made.handle;
  return update(rules, made, spec, writing);
}

async function createMany(rules: Rules, specs: readonly EarningRuleSpec[], writing: Writing) {
  const idOf = idsOf(writing);
  const bodies = specs.map((spec) => newRule(spec, idOf) as NewRule);
  const answer = await writing.send('bulkCreateLoyaltyEarningRules', () => rules.bulkCreateLoyaltyEarningRules(bodies));
  const bare = await listed(
    rules,
    answer.results?.some(({ itemMetadata, item }) => itemMetadata?.success && !item),
  );
  return bulkOutcomes(answer, specs.length, (index, id, item) => {
    const live = item ? liveRule(item) : bare.get(idAt(id, 'itemMetadata.id'));
    return live ? kept(specs[index] as EarningRuleSpec, live, idOf) : { id: id as string };
  });
}

/**
 * An answer may leave the rules themselves out, and with them their revisions and what was kept of their tiers: then they are read. The write
 * is done by then, so a read that fails must not make it look undone.
 */
async function listed(rules: Rules, needed = false): Promise<ReadonlyMap<string, Live<EarningRuleSpec>>> {
  const all = needed ? await list(rules).catch(() => []) : [];
  return new Map(all.map((live) => [live.handle.id, live]));
}

/** A PUT of the whole rule as it was last read, with what changes. */
async function update(
  rules: Rules,
  live: Live<EarningRuleSpec>,
  to: EarningRuleSpec,
  writing: Writing,
): Promise<Handle> {
  const idOf = idsOf(writing);
  const body = changedRule(live, to, idOf) as ChangedRule;
  const answer = await writing.send('updateLoyaltyEarningRule', () =>
    rules.updateLoyaltyEarningRule(live.handle.id, body),
  );
  return kept(to, liveRule(objectAt(answer, 'the answer')['earningRule']), idOf);
}

function idsOf({ directory }: Writing): IdOf {
  return (key) => directory.id(tierAddress(key));
}

/** The handle of a rule just written; a Failure when Wix answered "done" and did something else. */
function kept(to: EarningRuleSpec, live: Live<EarningRuleSpec>, idOf: IdOf): Handle {
  const lost = notKept(to, live.spec, idOf);
  if (lost.length === 0) return live.handle;
  // The write is done and doing it again would end the same: "refused" is the fate that nobody repeats.
  if (lost.some((path) => path.startsWith('tiers'))) {
    throw notAsAsked(
      'TIER_ENTRIES_NOT_KEPT',
      `Wix wrote the rule ${live.handle.id}, but without its values by tier: its interface does not take them on this site.`,
      'Set them in the dashboard and run "export", or declare "byTier: {}".',
    );
  }
  const whose = live.spec.automated
    ? ' It is an automation, and Wix does not say which of its values can be changed from here.'
    : '';
  throw notAsAsked(
    'RULE_NOT_KEPT',
    `Wix wrote the rule ${live.handle.id}, but did not take ${lost.join(', ')}.${whose}`,
    'Set this in the dashboard, or take it out of the file.',
  );
}

function notAsAsked(code: string, message: string, next: string): Failure {
  return new Failure({ code, severity: 'error', message, next }, 'refused');
}
