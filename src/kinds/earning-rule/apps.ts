import type { Address } from '../../kernel/address.ts';
import type { Picture } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { AppName } from '../../wire/apps.ts';
import type { EarningRuleSpec } from './rule.ts';
import { knownTrigger } from './triggers.ts';

/** What the App Market calls the apps that a rule of ours can need. What sells anything brings eCommerce along: of that nothing is said. */
const TITLES: Partial<Record<AppName, string>> = { bookings: 'Wix Bookings', events: 'Wix Events' };

/** More rules than these are counted. */
const NAMED = 3;

/**
 * Notes on rules to be made whose app no rule of the site shows to be there, one an app, at the first of its rules: which apps a site has, Wix
 * says to none but a person.
 */
export function unseenApps({ changes, live }: Picture<EarningRuleSpec>): readonly Problem[] {
  const seen = new Set(live('earning-rule').map(({ spec }) => (spec as EarningRuleSpec).triggerApp));
  const waiting = changes.flatMap((change) => {
    const title = change.op === 'create' && change.replaces !== true ? appOf(change.to, seen) : undefined;
    return title === undefined ? [] : [{ title, address: change.address }];
  });
  return [...new Set(waiting.map(({ title }) => title))].map((title) =>
    note(
      title,
      waiting.filter((one) => one.title === title).map(({ address }) => address),
    ),
  );
}

/** The app that a rule needs, when nothing shows that the site has it. */
function appOf({ trigger }: EarningRuleSpec, seen: ReadonlySet<string | null>): string | undefined {
  const known = trigger === null ? undefined : knownTrigger(trigger);
  if (known === undefined || known.appIds.some((id) => seen.has(id))) return undefined;
  return known.needs.map((name) => TITLES[name]).find((title) => title !== undefined);
}

function note(title: string, rules: readonly Address[]): Problem {
  const [first] = rules as readonly [Address, ...Address[]];
  const one = rules.length === 1;
  return {
    code: 'APP_UNSEEN',
    severity: 'info',
    address: first,
    path: 'trigger',
    message: `${one ? `${first} needs` : `${rules.length} rules (${someOf(rules)}) need`} ${title} on the site, and nothing here shows whether it is installed.`,
    next: `If it is not, add ${title} from the App Market before applying; without it Wix refuses the ${one ? 'rule' : 'rules'}.`,
  };
}

/** `a, b and c`, or `a, b, c and 31 more`. */
function someOf(rules: readonly Address[]): string {
  const rest = rules.length - NAMED;
  if (rest > 0) return `${rules.slice(0, NAMED).join(', ')} and ${rest} more`;
  return `${rules.slice(0, -1).join(', ')} and ${rules.at(-1)}`;
}
