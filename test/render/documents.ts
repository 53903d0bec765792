import type { DocumentedChange, PlanDocument } from '../../src/kernel/document.ts';
import type { Problem } from '../../src/kernel/problem.ts';

/** A change, of whatever sort, with only what a test cares for spelled out. */
export function aChange(given: Partial<Record<string, unknown>> & { readonly address: string }): DocumentedChange {
  const { address } = given;
  return {
    op: 'create',
    kind: 'reward',
    name: address.slice(address.indexOf('/') + 1),
    waitsFor: [],
    reason: 'The file declares it and the site does not have it.',
    risk: 'low',
    direction: 'neutral',
    fields: [],
    ...(given['op'] === 'update' || given['op'] === 'delete'
      ? { from: {}, handle: { id: '5b0a9c1e', revision: '3' } }
      : {}),
    ...(given['op'] === 'delete' ? { consent: 'removed' } : { to: {} }),
    ...given,
  } as unknown as DocumentedChange;
}

export function aProblem(given: Partial<Problem> = {}): Problem {
  return { code: 'SOMETHING_ODD', severity: 'warning', message: 'Something is odd.', ...given };
}

export function aDocument(given: Partial<PlanDocument> = {}): PlanDocument {
  const changes = given.changes ?? [];
  const amount = (op: string) => changes.filter((change) => change.op === op).length;
  return {
    formatVersion: '1.0',
    tool: { name: 'loyalty', version: '0.1.0' },
    createdAt: '2026-11-21T08:00:00.000Z',
    site: 'sandbox',
    config: { path: 'loyalty.yaml', digest: 'sha256:9f2c' },
    digest: 'sha256:41d0',
    basis: { digest: 'sha256:77aa', things: {} },
    known: {},
    changes,
    problems: [],
    unmanaged: [],
    ignored: [],
    impact: null,
    blindSpots: [],
    summary: {
      create: amount('create'),
      update: amount('update'),
      delete: amount('delete'),
      blocked: given.problems?.filter((each) => each.severity === 'error').length ?? 0,
      unmanaged: given.unmanaged?.length ?? 0,
      ignored: given.ignored?.length ?? 0,
    },
    ...given,
  };
}

/** A plan with a bit of everything. */
export function aFullDocument(): PlanDocument {
  return aDocument({
    site: '3f1c0d9a-1b2c-4d5e-8f90-1234567890ab',
    changes: [
      aChange({
        address: 'tiers/silver',
        op: 'update',
        kind: 'tier',
        name: 'Silver',
        risk: 'medium',
        direction: 'adverse',
        reason: 'The file says something else than the site.',
        fields: [
          { path: 'requiredPoints', before: 1500, after: 2000 },
          { path: 'description', before: 'For friends', after: 'For friends of the house' },
        ],
      }),
      aChange({
        address: 'tiers/gold',
        op: 'update',
        kind: 'tier',
        name: 'Gold ~swap',
        parked: true,
        reason: 'Gold and Platinum exchange their names: a later step gives the final one.',
        fields: [{ path: 'name', before: 'Gold', after: 'Gold ~swap' }],
      }),
      aChange({
        address: 'rewards/five-off',
        name: '$5 off your order',
        waitsFor: ['tiers/gold'],
        direction: 'favourable',
        fields: [
          { path: 'name', after: '$5 off your order' },
          { path: 'costInPoints', after: 500 },
          { path: 'coupon', after: { fixedAmount: '5.00', minimumSubtotal: '20.00' } },
          { path: 'byTier', after: { gold: { costInPoints: 450, fixedAmount: '6.00' } } },
          { path: 'active', after: true },
        ],
      }),
      aChange({
        address: 'rewards/free-shipping',
        op: 'delete',
        consent: 'replaced',
        name: 'Free shipping',
        risk: 'high',
        from: { type: 'coupon', costInPoints: 600, coupon: { freeShipping: true } },
        reason: 'Wix does not change the type of a reward.',
      }),
      aChange({
        address: 'rewards/free-shipping',
        replaces: true,
        to: { type: 'discount', costInPoints: 600, discount: { amount: '1.00' } },
        name: 'Free shipping',
        risk: 'high',
        reason: 'Wix does not change the type of a reward.',
        fields: [
          { path: 'type', after: 'discount' },
          { path: 'costInPoints', after: 600 },
        ],
      }),
      aChange({
        address: 'rewards/"Summer mug"',
        op: 'delete',
        name: 'Summer mug',
        risk: 'high',
        direction: 'adverse',
        reason: '`removed` names it.',
      }),
      aChange({
        address: 'earningRules/purchase',
        op: 'update',
        kind: 'earning-rule',
        name: '5 stars for every $1',
        reason: 'The file says something else than the site.',
        fields: [
          {
            path: 'byTier',
            before: { silver: { points: 6 }, gold: { points: 7 } },
            after: { silver: { points: 6 }, gold: { points: 8 }, platinum: { points: 9 } },
          },
          { path: 'scope', before: ['a', 'b'], after: ['a', 'c', 'd'] },
        ],
      }),
    ],
    unmanaged: ['rewards/"Staff only"', 'tiers/"Old friends"'],
    ignored: ['rewards/five-off.active'],
    blindSpots: ['Trigger filters are set in the dashboard only.'],
    problems: [
      aProblem({
        code: 'DELETE_NEEDS_CONSENT',
        severity: 'critical',
        message: 'This plan deletes a reward that customers can redeem today.',
        address: 'rewards/"Summer mug"',
        yieldsTo: 'allow-delete',
        place: { file: 'loyalty.yaml', line: 31, column: 12 },
        frame: '  30 | \n> 31 | removed: [ rewards/"Summer mug" ]\n     |            ^',
        next: 'Check that nobody saves points for it.',
      }),
      aProblem({
        code: 'ADVERSE_CHANGE',
        severity: 'critical',
        message: 'Customers need more points for Silver than before.',
        address: 'tiers/silver',
        path: 'requiredPoints',
        yieldsTo: 'accept',
        place: { file: 'loyalty.yaml', line: 14, column: 18 },
      }),
      aProblem({
        code: 'MANUAL_STEP',
        message: 'The automation for plan purchases can only be created in the dashboard.',
        address: 'earningRules/plan',
        next: 'Dashboard > Loyalty Program > Earning points > Add.',
      }),
      aProblem({
        code: 'UNKNOWN_TRIGGER',
        message: 'No app is known for the trigger `stores/OrderPayed`.',
        address: 'earningRules/purchase',
        path: 'trigger',
        place: { file: 'loyalty.yaml', line: 20, column: 14 },
        next: 'Did you mean `stores/OrderPaid`?',
      }),
      aProblem({
        code: 'FORMERLY_SPENT',
        severity: 'info',
        message: 'Nothing on the site is called Gold Club any more.',
      }),
    ],
  });
}
