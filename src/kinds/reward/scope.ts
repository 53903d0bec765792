import type { Address } from '../../kernel/address.ts';
import type { Problem } from '../../kernel/problem.ts';
import { COUPON_SCOPES, SUBSCRIPTION_NAMESPACE } from '../../wire/coupon-scopes.ts';

/** A coupon's limits as the file gives them. */
export interface Limits {
  readonly scope?: { readonly namespace: string; readonly group?: string; readonly entityId?: string };
  readonly appliesToSubscriptions?: boolean;
  readonly discountedCycleCount?: number;
}

/** What is wrong with what a coupon is limited to: names Wix may have learnt since are warnings, missing parts are errors. */
export function limitProblems(
  address: Address,
  { scope, appliesToSubscriptions, discountedCycleCount }: Limits,
): readonly Problem[] {
  const found = scope ? scopeProblems(address, scope) : [];
  const forCycles = appliesToSubscriptions === true && scope?.namespace === SUBSCRIPTION_NAMESPACE;
  if (discountedCycleCount === undefined || forCycles) return found;
  const missing =
    appliesToSubscriptions === true
      ? `"scope: { namespace: ${SUBSCRIPTION_NAMESPACE} }"`
      : '"appliesToSubscriptions: true"';
  return [
    ...found,
    {
      code: 'CYCLES_MISPLACED',
      severity: 'error',
      address,
      path: 'coupon.discountedCycleCount',
      message: `${address} counts billing cycles, which Wix does only for coupons on subscriptions of pricing plans.`,
      next: `Add ${missing} to the coupon, or delete discountedCycleCount.`,
    },
  ];
}

function scopeProblems(
  address: Address,
  { namespace, group, entityId }: NonNullable<Limits['scope']>,
): readonly Problem[] {
  const problem = (severity: 'error' | 'warning', path: string, message: string, next: string): Problem => ({
    code: severity === 'error' ? 'SCOPE_INCOMPLETE' : 'SCOPE_UNKNOWN',
    severity,
    address,
    path: `coupon.scope.${path}`,
    message,
    next,
  });
  const rule = COUPON_SCOPES.find((one) => one.namespace === namespace);
  const astray = entityId !== undefined && group === undefined;
  const lost = astray
    ? [
        problem(
          'error',
          'entityId',
          `The scope of ${address} names an item, but not the group it is in.`,
          'Add "group".',
        ),
      ]
    : [];
  if (!rule) {
    const names = COUPON_SCOPES.map((one) => one.namespace).join(', ');
    return [
      problem(
        'warning',
        'namespace',
        `${namespace} is not among the namespaces that Wix documents for coupons.`,
        `Documented: ${names}.`,
      ),
      ...lost,
    ];
  }
  if (group === undefined) {
    if (!rule.groupRequired || astray) return lost;
    return [
      problem(
        'error',
        'group',
        `A scope of ${namespace} needs a group.`,
        `Add "group: ${rule.groups[0]}" or another of ${rule.groups.join(', ')}.`,
      ),
    ];
  }
  if (!rule.groups.includes(group)) {
    return [
      problem(
        'warning',
        'group',
        `${group} is not among the groups that Wix documents for ${namespace}.`,
        `Documented: ${rule.groups.join(', ')}.`,
      ),
    ];
  }
  if (!rule.entityRequired || entityId !== undefined) return [];
  return [
    problem(
      'error',
      'entityId',
      `A scope of ${namespace} with the group ${group} has to say which one.`,
      'Add "entityId".',
    ),
  ];
}
