import type { PlanDocument } from '../kernel/document.ts';
import type { Problem } from '../kernel/problem.ts';
import { EXIT, Stop, usage } from './exit.ts';
import type { Values } from './flags.ts';
import type { World } from './world.ts';

/** Asks for a yes, unless `--yes` said so. Throws a Stop where there is nobody to ask. */
export async function confirm(question: string, values: Values, world: World): Promise<boolean> {
  if (values.yes === true) return true;
  if (!world.tty.in || !world.tty.err || values.noInput === true) {
    throw usage(
      'APPROVAL_MISSING',
      'There is nobody to ask: this is not a terminal.',
      'Review the plan, and pass --yes; or save it with `loyalty plan --out` and apply that.',
    );
  }
  const answer = await world.ask(question);
  if (answer === undefined) throw new Stop([INTERRUPTED], EXIT.interrupted);
  return answer;
}

const INTERRUPTED: Problem = {
  code: 'NOT_APPROVED',
  severity: 'error',
  message: 'Interrupted: nothing was written.',
  next: 'Run again, and answer yes.',
};

/** What is asked before a plan is carried out. */
export function questionOf({ changes, site }: PlanDocument): string {
  return `Apply ${changes.length === 1 ? 'this change' : `these ${changes.length} changes`} to site ${site}?`;
}

/** `environment: production` without a terminal: the site id has to be repeated. Throws a Stop when it was not. */
export function confirmSite(environment: string | undefined, site: string, values: Values, world: World): void {
  const said = values.confirmSite as string | undefined;
  if (said !== undefined && said !== site)
    throw usage(
      'SITE_MISMATCH',
      `--confirm-site says ${said}, and the plan is for site ${site}.`,
      'Check which site this is meant for.',
    );
  if (environment !== 'production' || said === site || world.tty.in) return;
  throw usage(
    'SITE_NOT_CONFIRMED',
    `Site ${site} is in production, and this is not a terminal.`,
    `Add --confirm-site ${site}.`,
  );
}
