import type { JsonSchema } from '../kernel/kind.ts';
import type { Check, CheckId, Told } from './check.ts';
import { FLEET } from './fleet/list.ts';
import { BUILT } from './registry.ts';

/** What a file says of one check: limits and facts by name, or that it is off; always with a reason. */
export interface Setting {
  readonly off?: boolean;
  readonly reason: string;
  readonly [name: string]: string | number | boolean | undefined;
}

/** The section `checks:`, by the id of the check. */
export type Settings = { readonly [id: CheckId]: Setting };

/** The limits and facts of a check, those of the file over its own. */
export function toldTo({ limits, facts }: Pick<Check, 'limits' | 'facts'>, setting: Setting | undefined): Told {
  const told: Record<string, unknown> = {};
  for (const [name, { value }] of Object.entries(limits)) told[name] = setting?.[name] ?? value ?? undefined;
  for (const name of Object.keys(facts ?? {})) told[name] = setting?.[name];
  return told as Told;
}

/** The schema of the section `checks:`. */
export function settingsSchema(): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    description: 'Limits of the expert checks, and checks that are off: each with a reason.',
    examples: [{ 'L-VAL-04': { factor: 3, reason: 'Gold is a handful of customers' } }],
    properties: Object.fromEntries([...BUILT, ...FLEET].map((check) => [check.id, settingSchema(check)])),
  };
}

const UPPER = 1_000_000_000;

function settingSchema({ title, why, limits, facts }: Pick<Check, 'title' | 'why' | 'limits' | 'facts'>): JsonSchema {
  const numbers = Object.entries(limits).map(([name, { value, unit, means }]) => [
    name,
    {
      type: 'number',
      minimum: 0,
      maximum: UPPER,
      description: `${sentence(means)} In ${unit}.${value === null ? '' : ` ${value} unless said otherwise.`}`,
      ...(value === null ? {} : { examples: [value] }),
    },
  ]);
  const texts = Object.entries(facts ?? {}).map(([name, { form, means }]) => [
    name,
    {
      type: 'string',
      minLength: 1,
      maxLength: 1000,
      description: sentence(means),
      ...(form === 'date' ? { pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', examples: ['2026-10-01'] } : {}),
    },
  ]);
  return {
    type: 'object',
    additionalProperties: false,
    required: ['reason'],
    description: `${sentence(title)} ${why}`,
    properties: {
      off: { const: true, description: 'Switches the check off.' },
      ...Object.fromEntries([...numbers, ...texts]),
      reason: { type: 'string', minLength: 1, maxLength: 1000, description: 'Why, for whoever reviews it.' },
    },
  };
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
