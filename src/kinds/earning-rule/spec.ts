import type { Address } from '../../kernel/address.ts';
import type { Change } from '../../kernel/change.ts';
import type { Declared, Kind, Wanted } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import { keyed, tiersNeeded } from '../by-tier.ts';
import { claimRules } from './claim.ts';
import { judge } from './judge.ts';
import { readRules } from './read.ts';
import { classOf, type EarningRuleSpec, memberOf } from './rule.ts';
import { schema } from './schema.ts';
import { AUTOMATIONS_PAGE, appFor, sameApp } from './triggers.ts';
import { writeRules } from './write.ts';

export type { EarningRuleSpec } from './rule.ts';

/** Ways to earn points. Rules of ours are created and deleted; automations are adopted by their trigger and at most paused. */
export const earningRuleKind: Kind<EarningRuleSpec> = {
  name: 'earning-rule',
  section: 'earningRules',
  schema,
  read: readRules,
  write: writeRules,
  nameOf: (spec) => spec.title ?? '',
  defaults: { status: 'active' },
  lacks,
  closed: ['byTier'],
  immutable: ['custom', 'trigger', 'triggerApp'],
  distinct: ['custom', 'trigger'],
  claim: claimRules,
  withKeys: (spec, keyOf) => ({ ...spec, ...keyed(spec, keyOf) }),
  needs: tiersNeeded,
  after: ['program'],
  order,
  same: (path, wanted, live) => (path === 'triggerApp' ? sameApp(wanted, live) : wanted === live),
  undeletable,
  manual,
  judge,
  risk,
  outOfReach: [
    { what: 'trigger filters', why: 'they belong to the automation and are read-only (contract 4.1).' },
    {
      what: 'conversionRate.field',
      why: 'it is a path into the data of an automation; whether it can be written is not documented (contract 4.1).',
    },
    {
      what: 'creating or deleting automations',
      why: 'no endpoint creates any but the two custom rules, and pre-installed ones can only be paused (contract 4.2).',
    },
  ],
};

function lacks(spec: Declared<EarningRuleSpec>): readonly { readonly path: string; readonly message: string }[] {
  const unknown = typeof spec.trigger === 'string' && appFor(spec.trigger) === undefined && !spec.triggerApp;
  return [
    ...(spec.title ? [] : [{ path: 'title', message: 'customers have to read something about it.' }]),
    ...(spec.trigger || spec.custom ? [] : [{ path: 'trigger', message: 'it does not say what gives points.' }]),
    ...(unknown ? [{ path: 'triggerApp', message: `the app behind ${spec.trigger} is not known.` }] : []),
    ...(memberOf(spec)
      ? []
      : [{ path: 'fixedAmount', message: 'it does not say how many points; fixedAmount or conversionRate does.' }]),
  ];
}

/** Rules go on before others go off, so that the program is never left without an active one in between. */
function order(changes: readonly Change<EarningRuleSpec>[]): readonly (readonly [Address, Address])[] {
  const off = changes.filter(
    (change) =>
      change.op !== 'create' &&
      change.from.status === 'active' &&
      (change.op === 'update' ? change.to.status !== 'active' : change.consent !== 'replaced'),
  );
  const on = changes.filter(
    (change) =>
      change.op !== 'delete' &&
      change.to.status === 'active' &&
      (change.op === 'create' || change.from.status !== 'active'),
  );
  return off.flatMap((later) => on.map((earlier) => [later.address, earlier.address] as const));
}

function undeletable(spec: EarningRuleSpec): string | undefined {
  if (classOf(spec) === 'automation')
    return 'it is an automation; declare it with "adopt: true" and "status: paused" to switch it off.';
  return spec.deletable === false ? 'Wix says that it cannot be deleted; "status: paused" switches it off.' : undefined;
}

function manual({ address, spec, identity }: Wanted<EarningRuleSpec>): Problem | undefined {
  if (!identity.adopt) return undefined;
  return {
    code: 'MANUAL_STEP',
    severity: 'warning',
    address,
    path: 'adopt',
    message: `${address} is an automation on ${spec.trigger}, and the site has none: only a person can make it.`,
    next: `In the dashboard: ${AUTOMATIONS_PAGE}. Then plan again.`,
  };
}

function risk(change: Change<EarningRuleSpec>): 'low' | 'medium' | 'high' {
  if (change.op !== 'update') return 'low';
  const off = change.from.status === 'active' && change.to.status !== 'active';
  return off || memberOf(change.from) !== memberOf(change.to) ? 'medium' : 'low';
}
