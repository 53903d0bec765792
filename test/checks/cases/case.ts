import type { CheckId } from '../../../src/checks/check.ts';
import type { Settings } from '../../../src/checks/settings.ts';
import type { Subject } from '../../../src/checks/subject.ts';

/** What one check says of one subject. */
export interface Case {
  readonly check: CheckId;
  readonly what: string;
  readonly subject: Subject;
  readonly settings?: Settings;
  /** `address.path measured`, for each finding; none: it just does not fire. */
  readonly finds: readonly string[];
}

/** Cases of one check: by what they are about. */
export function cases(
  check: CheckId,
  list: {
    readonly [what: string]: readonly [subject: Subject, finds: readonly string[], settings?: Settings];
  },
): readonly Case[] {
  return Object.entries(list).map(([what, [subject, finds, settings]]) => ({
    ...{ check, what, subject, finds },
    ...(settings ? { settings } : {}),
  }));
}

/** Tiers of one name each, with these thresholds: silver, gold, platinum. */
export function tiers(...points: readonly number[]): string {
  const names = ['Silver', 'Gold', 'Platinum'];
  return `tiers:\n${points.map((from, index) => `  ${names[index]?.toLowerCase()}: { name: ${names[index]}, requiredPoints: ${from} }\n`).join('')}`;
}

/** One rule on orders of the shop. */
export function purchase(points: number, more = ''): string {
  return `earningRules:\n  purchase: { title: Buy, trigger: stores/OrderPaid, conversionRate: { points: ${points}, moneyAmount: 1 }${more} }\n`;
}

/** One rule with these attributes. */
export function rule(attributes: string): string {
  return `earningRules:\n  rule: { title: Rule, ${attributes} }\n`;
}

/** Rewards by key, each with these attributes. */
export function rewards(list: { readonly [key: string]: string }): string {
  const lines = Object.entries(list).map(([key, attributes]) => `  ${key}: { name: ${key}, ${attributes} }\n`);
  return `rewards:\n${lines.join('')}`;
}
