import type { SiteState } from '../../../src/sandbox/index.ts';
import { type EarningKind, KNOWN_TRIGGERS, type KnownTrigger } from '../../../src/wire/index.ts';
import type { Bounds } from './answers.ts';
import { type Chance, present } from './chance.ts';
import type { FileTiers } from './file-tiers.ts';
import { called, type Fate, fateOf, Keys, type Lists } from './naming.ts';
import { isInstalled } from './site-rules.ts';

type Rule = SiteState['earningRules'][number];
const CUSTOM: Readonly<Record<string, string>> = {
  birthday: 'BIRTHDAY',
  'wix_loyalty-social_media_channel_followed': 'SOCIAL_MEDIA',
};

/** The section `earningRules`: what becomes of the site's rules, and new ones. */
export class FileRules {
  readonly section: Record<string, object> = {};
  readonly #chance: Chance;
  readonly #bounds: Bounds;
  readonly #site: Partial<SiteState>;
  readonly #tiers: FileTiers;
  readonly #lists: Lists;
  readonly #keys = new Keys('rule');
  readonly #apps = new Map<KnownTrigger, string | undefined>();

  constructor(chance: Chance, bounds: Bounds, site: Partial<SiteState>, tiers: FileTiers, lists: Lists) {
    this.#chance = chance;
    this.#bounds = bounds;
    this.#site = site;
    this.#tiers = tiers;
    this.#lists = lists;
    for (const [trigger, rules] of this.#groups()) this.#describe(trigger, rules);
  }

  #groups(): ReadonlyMap<string, readonly Rule[]> {
    const groups = new Map<string, Rule[]>();
    for (const known of KNOWN_TRIGGERS) {
      if (isInstalled(known, this.#site.installed ?? [])) groups.set(known.activityType, []);
    }
    for (const rule of this.#site.earningRules ?? []) {
      const trigger = rule.triggerActivityType ?? '';
      groups.set(trigger, [...(groups.get(trigger) ?? []), rule]);
    }
    return groups;
  }

  #describe(activityType: string, rules: readonly Rule[]): void {
    const known = KNOWN_TRIGGERS.find((trigger) => trigger.activityType === activityType);
    const open = known === undefined || known.class === 'pre-installed';
    const fates = rules.map(() => this.#fate(open));
    // A new rule beside one that the file does not speak of could be that one renamed.
    const spoken = fates.every((fate) => ['keep', 'rename', 'by-id'].includes(fate));
    const room = rules.length === 0 || (this.#bounds.sameTrigger && known?.class !== 'custom');
    const added = known && !open && spoken && room && this.#chance.flip(0.55) ? known : undefined;
    const alone = rules.length === 1 && added === undefined;
    for (const [index, rule] of rules.entries()) this.#settle(rule, fates[index] as Fate, known, alone);
    if (added) this.#create(added, rules.length);
  }

  #fate(open: boolean): Fate {
    const fate = fateOf(this.#chance);
    return open && fate === 'remove' ? 'leave' : fate;
  }

  #settle(rule: Rule, fate: Fate, known: KnownTrigger | undefined, alone: boolean): void {
    if (fate === 'leave') return;
    if (fate === 'ignore') this.#lists.ignore.push(called('earningRules', rule.title));
    else if (fate === 'remove') this.#lists.removed.push(called('earningRules', rule.title));
    else this.#section(this.#changed(rule, fate, known, alone));
  }

  #section(entry: object): void {
    this.section[this.#keys.free()] = entry;
  }

  #changed(rule: Rule, fate: Fate, known: KnownTrigger | undefined, alone: boolean): object {
    const chance = this.#chance;
    const custom = CUSTOM[rule.triggerActivityType ?? ''];
    const automation = custom === undefined && known?.class !== 'non-automated';
    const fixedText = (automation || custom !== undefined) && !this.#bounds.automationTexts;
    const title = rule.title ?? '';
    const other = fixedText ? title : chance.name();
    const identity =
      fate === 'keep'
        ? { title: alone && chance.flip(0.4) ? other : title }
        : fate === 'rename'
          ? { title: other, formerly: [title] }
          : { id: rule.id, title: other };
    const replaced = fate === 'by-id' && !automation && custom === undefined ? this.#elsewhere(rule) : undefined;
    if (replaced) return { ...identity, ...this.#whole(replaced) };
    const source = custom
      ? { custom }
      : present({
          trigger: rule.triggerActivityType,
          triggerApp: known === undefined ? undefined : this.#appOf(known),
          adopt: automation ? true : undefined,
        });
    const fixedAmounts = (automation || custom !== undefined) && !this.#bounds.automationAmounts;
    return {
      ...identity,
      ...source,
      ...present({ status: chance.maybe(0.6, () => chance.pick(['active', 'paused'])) }),
      ...(fixedAmounts ? {} : this.#amounts(rule, known)),
    };
  }

  /** Another trigger for a rule: it is deleted and made anew. */
  #elsewhere(rule: Rule): KnownTrigger | undefined {
    if (!this.#chance.flip(0.4)) return undefined;
    const taken = new Set((this.#site.earningRules ?? []).map((other) => other.triggerActivityType));
    const free = KNOWN_TRIGGERS.filter(
      (known) =>
        known.class === 'non-automated' &&
        isInstalled(known, this.#site.installed ?? []) &&
        !taken.has(known.activityType),
    );
    // Anyone else who wants it would be a second candidate.
    const trigger = free.find((known) => !JSON.stringify(this.section).includes(known.activityType));
    return rule.triggerActivityType === trigger?.activityType ? undefined : trigger;
  }

  #create(known: KnownTrigger, there: number): void {
    if (JSON.stringify(this.section).includes(known.activityType) && there === 0) return;
    this.#section({ title: this.#chance.name(), ...this.#whole(known) });
  }

  /** Either all rules on a trigger name the app, or none does: who names one chooses first. */
  #appOf(known: KnownTrigger): string | undefined {
    if (!this.#apps.has(known))
      this.#apps.set(
        known,
        this.#chance.maybe(0.3, () => this.#chance.pick(known.appIds)),
      );
    return this.#apps.get(known);
  }

  /** Trigger, status and amounts, none missing. */
  #whole(known: KnownTrigger): object {
    const chance = this.#chance;
    const custom = CUSTOM[known.activityType];
    const kind = chance.pick(known.kinds);
    const byTier = this.#byTier(kind, true);
    return {
      ...(custom ? { custom } : present({ trigger: known.activityType, triggerApp: this.#appOf(known) })),
      ...present({ status: chance.maybe(0.5, () => chance.pick(['active', 'paused'])) }),
      ...(byTier && this.#bounds.withoutBase && chance.flip(0.15) ? {} : { [kind]: this.#amount(kind) }),
      ...(byTier ? { byTier } : {}),
    };
  }

  #amounts(rule: Rule, known: KnownTrigger | undefined): object {
    const chance = this.#chance;
    const now: EarningKind = rule.fixedAmount ? 'fixedAmount' : 'conversionRate';
    const configs = rule[now]?.configs ?? [];
    const entries = configs.flatMap(({ tierId }) => (tierId ? [tierId] : []));
    const strangers = entries.some((id) => !this.#tiers.known.has(id));
    const withBase = configs.some(({ tierId }) => !tierId);
    const kinds = strangers ? [now] : [now, now, ...(known?.kinds ?? [now])];
    const kind = chance.pick(kinds);
    const turned = kind !== now;
    const said = turned || chance.flip(0.6);
    const byTier = turned || chance.flip(0.4) ? (this.#byTier(kind, true) ?? {}) : undefined;
    const nobody = !withBase && byTier !== undefined && Object.keys(byTier).length === 0;
    if (!said && byTier !== undefined && Object.keys(byTier).length > 0) {
      // Entries without a value above them say that there is no base entry.
      return this.#bounds.withoutBase && chance.flip(0.3) ? { byTier } : { [kind]: this.#amount(kind), byTier };
    }
    return { ...(said || nobody ? { [kind]: this.#amount(kind) } : {}), ...present({ byTier }) };
  }

  #amount(kind: EarningKind): object {
    const points = this.#chance.int(1, 999);
    return kind === 'fixedAmount' ? { points } : { points, moneyAmount: this.#chance.int(1, 20) };
  }

  #byTier(kind: EarningKind, whole: boolean): object | undefined {
    if (!this.#bounds.rulesByTier) return undefined;
    const keys = this.#chance.some(this.#tiers.keys, 0.5);
    if (keys.length === 0) return undefined;
    return Object.fromEntries(keys.map((key) => [key, whole ? this.#amount(kind) : { points: 5 }]));
  }
}
