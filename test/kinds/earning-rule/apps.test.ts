import { expect, it } from 'vitest';
import type { Create } from '../../../src/kernel/change.ts';
import { unseenApps } from '../../../src/kinds/earning-rule/apps.ts';
import type { EarningRuleSpec } from '../../../src/kinds/earning-rule/rule.ts';
import { APPS } from '../../../src/wire/apps.ts';
import { aRule, live } from './rules.ts';

const BOOKING = 'bookings/BookingConfirmed';

const create = (to: Partial<EarningRuleSpec>, key = 'r', more: object = {}): Create<EarningRuleSpec> => ({
  op: 'create',
  address: `earningRules/${key}`,
  kind: 'earning-rule',
  name: 'R',
  waitsFor: [],
  reason: '',
  risk: 'low',
  to: aRule(to),
  ...more,
});

/** The notes on these changes, before a site with these rules. */
function notes(changes: readonly Create<EarningRuleSpec>[], there: readonly EarningRuleSpec[] = []) {
  const others = there.map((rule, index) => live(String(index), rule));
  return unseenApps({
    wanted: [],
    claims: { pairs: [], missing: [], unmatched: [], problems: [] },
    changes,
    allChanges: changes,
    facts: {},
    live: (kind) => (kind === 'earning-rule' ? others : []),
    after: () => [],
  });
}

it('a rule whose app nothing shows is noted, with the app and what to do', () => {
  expect(notes([create({ trigger: BOOKING })])).toEqual([
    {
      code: 'APP_UNSEEN',
      severity: 'info',
      address: 'earningRules/r',
      path: 'trigger',
      message: 'earningRules/r needs Wix Bookings on the site, and nothing here shows whether it is installed.',
      next: 'If it is not, add Wix Bookings from the App Market before applying; without it Wix refuses the rule.',
    },
  ]);
  expect(notes([create({ trigger: 'events/Rsvp' })], [aRule({ triggerApp: APPS.bookings })])).toHaveLength(1);
});

it('each app is noted once, at the first of its rules, with how many wait for it', () => {
  const bookings = Array.from({ length: 34 }, (_, index) => create({ trigger: BOOKING }, `b${index + 1}`));
  const events = ['x', 'y'].map((key) => create({ trigger: 'events/Rsvp' }, key));
  expect(notes([...bookings, ...events]).map(({ address, message }) => `${address}: ${message}`)).toEqual([
    'earningRules/b1: 34 rules (earningRules/b1, earningRules/b2, earningRules/b3 and 31 more) need Wix Bookings on the site, and nothing here shows whether it is installed.',
    'earningRules/x: 2 rules (earningRules/x and earningRules/y) need Wix Events on the site, and nothing here shows whether it is installed.',
  ]);
  expect(notes(events)[0]?.next).toContain('refuses the rules.');
});

it.each<[string, Partial<EarningRuleSpec>, readonly EarningRuleSpec[], object]>([
  ['another rule shows the app', { trigger: BOOKING }, [aRule({ triggerApp: APPS.bookings })], {}],
  ['what sells is everywhere', { trigger: 'stores/OrderPaid' }, [], {}],
  ['the trigger is unknown', { trigger: 'other/Thing' }, [], {}],
  ['a custom rule needs no app', { trigger: null }, [], {}],
  ['it was there before', { trigger: BOOKING }, [], { replaces: true }],
  ['it is no create', { trigger: BOOKING }, [], { op: 'update' }],
])('nothing is said when %s', (_, to, there, more) => {
  expect(notes([create(to, 'r', more)], there)).toEqual([]);
});
