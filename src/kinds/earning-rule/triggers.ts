import type { Address } from '../../kernel/address.ts';
import type { Json } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import { CUSTOM_RULE_TRIGGERS, KNOWN_TRIGGERS, type KnownTrigger } from '../../wire/apps.ts';
import { CUSTOM_RULES, type CustomRule } from './rule.ts';

/** Where a person makes what only the dashboard can make. */
export const AUTOMATIONS_PAGE = 'Automations > + New Automation, with the action "Give loyalty points"';
/** Triggers for which Wix documents that only one way to reckon is possible; for others it is a guess. */
const DOCUMENTED = [
  'bookings/BookingConfirmed',
  'wix_restaurants_orders-order_submitted',
  'restaurants-order-is-pending',
];

/** What is known of a trigger. */
export function knownTrigger(activityType: string): KnownTrigger | undefined {
  return KNOWN_TRIGGERS.find((known) => known.activityType === activityType);
}

/** The custom rule behind a trigger, whatever the app that reports it. The triggers are inferred, so near misses count. */
export function customRuleOf(activityType: string): CustomRule | null {
  const word = activityType.toLowerCase();
  return CUSTOM_RULES.find((rule) => isTriggerOf(rule, word)) ?? null;
}

function isTriggerOf(rule: CustomRule, word: string): boolean {
  const own = rule.toLowerCase();
  return word === CUSTOM_RULE_TRIGGERS[rule] || word === own || word.endsWith(`-${own}`) || word.endsWith(`/${own}`);
}

/** True for two apps under which Wix knows one and the same trigger. */
export function sameApp(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  return KNOWN_TRIGGERS.some(({ appIds }) => appIds.some((id) => id === one) && appIds.some((id) => id === other));
}

/** The app to write for a trigger when the file names none. */
export function appFor(trigger: string): string | undefined {
  return knownTrigger(trigger)?.appIds[0];
}

/** What is wrong with the trigger of a rule that the file does not mark as an automation. */
export function triggerProblems(address: Address, trigger: string, adopt: boolean): readonly Problem[] {
  const at = { address, path: 'trigger' } as const;
  const known = knownTrigger(trigger);
  const custom = CUSTOM_RULES.find((rule) => CUSTOM_RULE_TRIGGERS[rule] === trigger);
  if (custom && !adopt) {
    const message = `${trigger} is the trigger of a custom rule, which is created by its type.`;
    return [
      {
        ...at,
        code: 'TRIGGER_IS_CUSTOM',
        severity: 'error',
        message,
        next: `Write "custom: ${custom}" in place of "trigger".`,
      },
    ];
  }
  if (known?.class === 'pre-installed' && !adopt) {
    const message = `${trigger} (${known.label}) belongs to an automation that comes with its app: it can be changed, but not created.`;
    return [
      { ...at, code: 'TRIGGER_NEEDS_ADOPT', severity: 'error', message, next: `Add "adopt: true" to ${address}.` },
    ];
  }
  if (known || adopt) return [];
  const names = KNOWN_TRIGGERS.filter((one) => one.class === 'non-automated').map((one) => one.activityType);
  const message = `${trigger} is not among the triggers that Wix documents for rules made through its API.`;
  return [
    {
      ...at,
      code: 'TRIGGER_UNKNOWN',
      severity: 'warning',
      message,
      next: `Documented: ${names.join(', ')}. For an automation add "adopt: true".`,
    },
  ];
}

/** What is wrong with earning this way on this trigger: an error where Wix says so, else a warning. */
export function fitProblems(
  address: Address,
  trigger: string,
  member: 'fixedAmount' | 'conversionRate',
): readonly Problem[] {
  const known = knownTrigger(trigger);
  if (!known || known.kinds.includes(member)) return [];
  const documented = DOCUMENTED.includes(trigger);
  return [
    {
      code: documented ? 'L-EARN-01' : 'TRIGGER_MEMBER_DOUBTFUL',
      severity: documented ? 'error' : 'warning',
      address,
      path: member,
      message: `${address} earns by ${member}, and Wix ${documented ? 'takes' : 'is known to take'} only ${known.kinds.join(' or ')} for ${trigger} (${known.label}).`,
      next: `Declare ${known.kinds.join(' or ')} instead.`,
    },
  ];
}
