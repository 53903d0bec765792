import { expect, it } from 'vitest';
import type { Create } from '../../../src/kernel/change.ts';
import { unseenApps } from '../../../src/kinds/earning-rule/apps.ts';
import type { EarningRuleSpec } from '../../../src/kinds/earning-rule/rule.ts';
import { APPS } from '../../../src/wire/apps.ts';
import { aRule, live } from './rules.ts';

const BOOKING = 'bookings/BookingConfirmed';

/** The notes on a create of a rule with this trigger, before a site with these rules. */
function notes(to: Partial<EarningRuleSpec>, there: readonly EarningRuleSpec[] = [], create: object = {}) {
  const spec = aRule(to);
  const change: Create<EarningRuleSpec> = {
    op: 'create',
    address: 'earningRules/r',
    kind: 'earning-rule',
    name: 'R',
    waitsFor: [],
    reason: '',
    risk: 'low',
    to: spec,
    ...create,
  };
  const others = there.map((rule, index) => live(String(index), rule));
  return unseenApps({
    wanted: [],
    claims: { pairs: [], missing: [], unmatched: [], problems: [] },
    changes: [change],
    allChanges: [change],
    facts: {},
    live: (kind) => (kind === 'earning-rule' ? others : []),
    after: () => [],
  });
}

it('a rule whose app nothing shows is noted, with the app and what to do', () => {
  expect(notes({ trigger: BOOKING })).toEqual([
    {
      code: 'APP_UNSEEN',
      severity: 'info',
      address: 'earningRules/r',
      path: 'trigger',
      message: 'earningRules/r needs Wix Bookings on the site, and nothing here shows whether it is installed.',
      next: 'If it is not, add Wix Bookings from the App Market before applying; without it Wix refuses the rule.',
    },
  ]);
  expect(notes({ trigger: 'events/Rsvp' }, [aRule({ triggerApp: APPS.bookings })])).toHaveLength(1);
});

it.each<[string, Partial<EarningRuleSpec>, readonly EarningRuleSpec[], object]>([
  ['another rule shows the app', { trigger: BOOKING }, [aRule({ triggerApp: APPS.bookings })], {}],
  ['what sells is everywhere', { trigger: 'stores/OrderPaid' }, [], {}],
  ['the trigger is unknown', { trigger: 'other/Thing' }, [], {}],
  ['a custom rule needs no app', { trigger: null }, [], {}],
  ['it was there before', { trigger: BOOKING }, [], { replaces: true }],
  ['it is no create', { trigger: BOOKING }, [], { op: 'update' }],
])('nothing is said when %s', (_, to, there, create) => {
  expect(notes(to, there, create)).toEqual([]);
});
