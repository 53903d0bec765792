import { CUSTOMER_SWITCHES } from './customers.ts';
import { OUTREACH_SWITCHES } from './outreach.ts';
import { PROGRAM_SWITCHES } from './program.ts';
import type { Question } from './question.ts';
import { REWARD_SWITCHES } from './rewards.ts';
import { RULE_SWITCHES } from './rules.ts';
import { TIER_SWITCHES } from './tiers.ts';
import { TRANSPORT_SWITCHES } from './transport.ts';

/** Every undocumented point by name. */
export const SWITCHES = {
  ...TRANSPORT_SWITCHES,
  ...PROGRAM_SWITCHES,
  ...TIER_SWITCHES,
  ...RULE_SWITCHES,
  ...REWARD_SWITCHES,
  ...CUSTOMER_SWITCHES,
  ...OUTREACH_SWITCHES,
} as const;

type AnswerOf<Q> = Q extends Question<infer Answer> ? Answer : never;
export type SwitchName = keyof typeof SWITCHES;

/** One answer for each question. */
export type Switches = { readonly [Name in SwitchName]: AnswerOf<(typeof SWITCHES)[Name]> };

export const SWITCH_NAMES = Object.keys(SWITCHES) as readonly SwitchName[];

/** The questions that are about customers, and not about a program's configuration. */
export const CUSTOMER_SWITCH_NAMES = Object.keys({
  ...CUSTOMER_SWITCHES,
  ...OUTREACH_SWITCHES,
}) as readonly SwitchName[];

/** The answers the sandbox gives unless told otherwise. */
export const USUAL_SWITCHES = Object.fromEntries(SWITCH_NAMES.map((name) => [name, SWITCHES[name].usual])) as Switches;

/** The answers a switch knows, the usual one first. */
export function answersOf(name: SwitchName): readonly string[] {
  const { answers, usual } = SWITCHES[name];
  return [usual, ...Object.keys(answers).filter((answer) => answer !== usual)];
}

/** Checks names and answers that came from outside. Throws a RangeError that lists what is possible. */
export function readSwitches(given: unknown): Partial<Switches> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new RangeError('Switches are an object: {"name": "answer"}.');
  for (const [name, answer] of Object.entries(given)) {
    if (!Object.hasOwn(SWITCHES, name))
      throw new RangeError(`There is no switch "${name}". Known: ${SWITCH_NAMES.join(', ')}.`);
    const known = answersOf(name as SwitchName);
    if (!known.includes(answer as string))
      throw new RangeError(`Switch "${name}" answers ${known.join(' or ')}, not "${String(answer)}".`);
  }
  return given as Partial<Switches>;
}
