import { CHECKS } from '../checks/index.ts';
import { nearest } from '../config/did-you-mean.ts';
import { usage } from './exit.ts';

/** Refusals of the planner itself that a person may go past, and what each is about; the rest are checks. */
export const OWN: Readonly<Record<string, string>> = {
  'delete-limit':
    'A plan deletes very much: more than 10 things at once, more than 30 % of a kind of which the site has 10 or more, or any tier, in which customers sit. What to do: look for a file or a section that was lost; where it is meant, agree with --override delete-limit --reason "<why>".',
  resemblance:
    'A plan creates what the site seems to have under another name. What to do: say so with `formerly:` or `id:`, or name the one on the site under `ignore:`; where both are meant, agree with --override resemblance --reason "<why>".',
};

/** Throws a Stop for a name after `--override` that is none, and for a reason without any: agreeing to nothing looks like agreeing. */
export function mustBeChecks(names: readonly string[]): void {
  if (names.length === 0)
    throw usage(
      'USAGE',
      '--reason says why a check is overridden, and no --override is given.',
      'Add --override <check>, or leave --reason out.',
    );
  const known = [...Object.keys(OWN), ...CHECKS.keys()];
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
