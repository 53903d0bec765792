import type { SiteState } from '../../../src/sandbox/index.ts';
import { APPS, type EarningKind, KNOWN_TRIGGERS, type KnownTrigger } from '../../../src/wire/index.ts';
import type { Bounds } from './answers.ts';
import type { Chance } from './chance.ts';
import { stamp } from './stamp.ts';

type Rule = SiteState['earningRules'][number];
/** What rules of a site depend on. */
interface Around {
  readonly installed: readonly string[];
  readonly tiers: readonly string[];
}

/** An automation that somebody made in the dashboard, on a trigger that no API call can write. */
const FORM_TRIGGER = 'wix_form_app-form_submitted';
const FORM_APP = '225dd912-7dea-4738-8688-4b8c6955ffc2';

/** True when the app behind a trigger is on the site. */
export function isInstalled(trigger: KnownTrigger, installed: readonly string[]): boolean {
  return trigger.needs.length === 0 || trigger.needs.some((name) => installed.includes(APPS[name]));
}

/** Rules of every class, several on one trigger where the site takes that. */
export function siteRules(chance: Chance, bounds: Bounds, around: Around): readonly Rule[] {
  const found: Rule[] = [];
  for (const trigger of KNOWN_TRIGGERS.filter((known) => isInstalled(known, around.installed))) {
    const most = trigger.class === 'non-automated' && bounds.sameTrigger ? 2 : 1;
    for (let made = 0; made < most && chance.flip(0.55); made++) found.push(ruleOn(chance, bounds, around, trigger));
  }
  if (chance.flip(0.3)) found.push(formRule(chance, bounds, around));
  return chance.shuffled(found);
}

function ruleOn(chance: Chance, bounds: Bounds, around: Around, trigger: KnownTrigger): Rule {
  const automated = trigger.class !== 'non-automated';
  return {
    id: chance.guid(),
    sourceAppId: automated ? APPS.automations : APPS.loyalty,
    triggerAppId: chance.pick(trigger.appIds),
    triggerActivityType: trigger.activityType,
    title: chance.name(),
    status: chance.pick(['ACTIVE', 'ACTIVE', 'PAUSED'] as const),
    ...amounts(chance, bounds, around, chance.pick(trigger.kinds)),
    metadata: { canBeDeleted: trigger.class !== 'pre-installed' },
    ...stamp(chance),
  };
}

function formRule(chance: Chance, bounds: Bounds, around: Around): Rule {
  return {
    id: chance.guid(),
    sourceAppId: APPS.automations,
    triggerAppId: FORM_APP,
    triggerActivityType: FORM_TRIGGER,
    title: chance.name(),
    status: 'ACTIVE',
    ...amounts(chance, bounds, around, 'fixedAmount'),
    metadata: { canBeDeleted: true },
    triggerFilters: [{ fieldKey: 'formId', filterExpression: 'equals("contact")' }],
    ...stamp(chance),
  };
}

function amounts(chance: Chance, bounds: Bounds, { tiers }: Around, kind: EarningKind): Partial<Rule> {
  const own = bounds.rulesByTier ? chance.some(tiers, 0.3) : [];
  const gone = bounds.rulesByTier && chance.flip(0.06) ? [chance.guid()] : [];
  const withBase = own.length === 0 || !bounds.withoutBase || chance.flip(0.85);
  const money = kind === 'conversionRate' ? { moneyAmount: chance.int(1, 9) } : {};
  const entry = (tierId?: string) => ({
    ...(tierId === undefined ? {} : { tierId }),
    points: chance.int(1, 500),
    ...money,
  });
  return { [kind]: { configs: [...(withBase ? [entry()] : []), ...own.map(entry), ...gone.map(entry)] } };
}
