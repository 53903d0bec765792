import type { Picture } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { AppName } from '../../wire/apps.ts';
import type { EarningRuleSpec } from './rule.ts';
import { knownTrigger } from './triggers.ts';

/** What the App Market calls the apps that a rule of ours can need. What sells anything brings eCommerce along: of that nothing is said. */
const TITLES: Partial<Record<AppName, string>> = { bookings: 'Wix Bookings', events: 'Wix Events' };

/** Notes on rules to be made whose app no rule of the site shows to be there: which apps a site has, Wix says to none but a person. */
export function unseenApps({ changes, live }: Picture<EarningRuleSpec>): readonly Problem[] {
  const seen = new Set(live('earning-rule').map(({ spec }) => (spec as EarningRuleSpec).triggerApp));
  return changes.flatMap((change): readonly Problem[] => {
    if (change.op !== 'create' || change.replaces === true || change.to.trigger === null) return [];
    const known = knownTrigger(change.to.trigger);
    const title = known?.needs.map((name) => TITLES[name]).find((one) => one !== undefined);
    if (known === undefined || title === undefined || known.appIds.some((id) => seen.has(id))) return [];
    return [
      {
        code: 'APP_UNSEEN',
        severity: 'info',
        address: change.address,
        path: 'trigger',
        message: `${change.address} needs ${title} on the site, and nothing here shows whether it is installed.`,
        next: `If it is not, add ${title} from the App Market before applying; without it Wix refuses the rule.`,
      },
    ];
  });
}
