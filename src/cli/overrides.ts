import { CHECKS } from '../checks/index.ts';
import { nearest } from '../config/did-you-mean.ts';
import { usage } from './exit.ts';

/** Refusals of the planner itself that a person may go past; the rest are checks. */
export const OWN = ['delete-limit', 'resemblance'];

/** Throws a Stop for a name after `--override` that is none, and for a reason without any: agreeing to nothing looks like agreeing. */
export function mustBeChecks(names: readonly string[]): void {
  if (names.length === 0)
    throw usage(
      'USAGE',
      '--reason says why a check is overridden, and no --override is given.',
      'Add --override <check>, or leave --reason out.',
    );
  const known = [...OWN, ...CHECKS.keys()];
  const wrong = names.find((name) => !known.includes(name));
  if (wrong === undefined) return;
  const meant = nearest(wrong, known);
  throw usage(
    'OVERRIDE_UNKNOWN',
    `There is no check ${wrong} to override.`,
    meant === undefined
      ? 'The plan prints the name beside what it refuses, with the flag to add.'
      : `Did you mean --override ${meant}?`,
  );
}
