import type { SiteState } from '../../../src/sandbox/index.ts';
import { COUPON_SCOPES, FLEXIBLE_REWARD_ID } from '../../../src/wire/index.ts';
import type { Bounds } from './answers.ts';
import { type Chance, present } from './chance.ts';
import type { FileTiers } from './file-tiers.ts';
import { called, fateOf, Keys, type Lists } from './naming.ts';

type Reward = SiteState['rewards'][number];
type Value = 'fixedAmount' | 'percentage' | 'freeShipping' | 'amount';

const VALUES = ['fixedAmount', 'percentage', 'freeShipping'] as const;

/** The section `rewards`: what becomes of the site's rewards, and new ones. */
export class FileRewards {
  readonly section: Record<string, object> = {};
  readonly #chance: Chance;
  readonly #bounds: Bounds;
  readonly #tiers: FileTiers;
  readonly #keys = new Keys('reward');
  #discounts = 0;

  constructor(chance: Chance, bounds: Bounds, site: Partial<SiteState>, tiers: FileTiers, lists: Lists) {
    this.#chance = chance;
    this.#bounds = bounds;
    this.#tiers = tiers;
    const live = site.rewards ?? [];
    this.#discounts = live.filter(({ type }) => type === 'DISCOUNT_AMOUNT').length;
    for (const reward of live) this.#settle(reward, lists);
    for (let left = chance.int(0, 4); left > 0; left--) this.#add(this.#created());
    if (this.#discounts === 0 && chance.flip(0.9)) this.#add({ name: chance.name(), ...this.#discount(true) });
  }

  #add(entry: object): void {
    this.section[this.#keys.free()] = entry;
  }

  #settle(reward: Reward, lists: Lists): void {
    const fate = fateOf(this.#chance);
    const relic = reward.type !== 'COUPON_REWARD' && reward.type !== 'DISCOUNT_AMOUNT';
    const stuck = relic || (reward.id === FLEXIBLE_REWARD_ID && !this.#bounds.flexibleDeletable);
    if (fate === 'leave' || (relic && fate !== 'ignore') || (stuck && fate === 'remove')) return;
    if (fate === 'ignore') lists.ignore.push(called('rewards', reward.name));
    else if (fate === 'remove') lists.removed.push(called('rewards', reward.name));
    else this.#add(this.#changed(reward, fate, lists));
  }

  #changed(reward: Reward, fate: string, lists: Lists): object {
    const chance = this.#chance;
    const name = reward.name ?? '';
    const identity =
      fate === 'keep'
        ? { name }
        : fate === 'rename'
          ? { name: chance.name(), formerly: [name] }
          : { id: reward.id, name: chance.name() };
    const isDiscount = reward.type === 'DISCOUNT_AMOUNT';
    const deletable = reward.id !== FLEXIBLE_REWARD_ID || this.#bounds.flexibleDeletable;
    const room = isDiscount || this.#discounts === 0 || this.#bounds.severalDiscounts;
    if (fate === 'by-id' && deletable && room && chance.flip(0.5)) {
      if (!isDiscount) this.#discounts++;
      // The other type: deleted and made anew.
      return { ...identity, ...(isDiscount ? this.#coupon() : this.#discount(true)) };
    }
    const active = chance.maybe(0.5, () => chance.flip(0.7));
    if (active === undefined && chance.flip(0.2))
      lists.ignore.push(`rewards/reward-${Object.keys(this.section).length + 1}.active`);
    return {
      ...identity,
      ...present({ active }),
      ...(isDiscount ? this.#otherDiscount(reward) : this.#otherCoupon(reward)),
    };
  }

  /** A coupon that is not there yet. */
  #created(): object {
    return {
      name: this.#chance.name(),
      ...present({ active: this.#chance.maybe(0.5, () => this.#chance.flip(0.6)) }),
      ...this.#coupon(),
    };
  }

  #coupon(): object {
    const chance = this.#chance;
    const value = chance.pick(VALUES);
    const byTier = this.#byTier(value, chance.flip(0.2));
    const bare = byTier !== undefined && value !== 'freeShipping' && this.#bounds.withoutBase && chance.flip(0.15);
    if (bare) {
      const limits = this.#limits(value, true);
      return {
        ...(Object.keys(limits).length > 0 ? { coupon: limits } : {}),
        byTier: this.#byTier(value, true, Object.keys(byTier)),
      };
    }
    return {
      costInPoints: chance.int(1, 9000),
      coupon: { [value]: this.#amount(value), ...this.#limits(value, false) },
      ...present({ byTier }),
    };
  }

  #discount(whole: boolean): object {
    const amount = this.#amount('amount');
    return {
      costInPoints: this.#chance.int(1, 900),
      discount: { amount },
      ...present({ byTier: this.#byTier('amount', whole) }),
    };
  }

  #otherDiscount(reward: Reward): object {
    const chance = this.#chance;
    const cost = chance.maybe(0.75, () => chance.int(1, 900));
    const amount = chance.maybe(0.75, () => this.#amount('amount'));
    const withBase = hasBase(reward.discountAmount?.configsByTier);
    if (!withBase) return { ...this.#discount(true) };
    const byTier =
      cost !== undefined && amount !== undefined && chance.flip(0.8) ? this.#byTier('amount', true) : undefined;
    return present({ costInPoints: cost, discount: amount === undefined ? undefined : { amount }, byTier });
  }

  #otherCoupon(reward: Reward): object {
    const chance = this.#chance;
    const coupon = reward.couponReward ?? {};
    const now = VALUES.find((value) => coupon[value]) ?? 'freeShipping';
    const configs: readonly { readonly tierId?: string | null }[] = coupon[now]?.configsByTier ?? [];
    const strangers = configs.some(({ tierId }) => tierId && !this.#tiers.known.has(tierId));
    const value = strangers || chance.flip(0.7) ? now : chance.pick(VALUES);
    const limits = this.#limits(
      value,
      !chance.flip(0.8),
      coupon.discountedCycleCount !== undefined && coupon.discountedCycleCount !== null,
    );
    const lostScope =
      value === 'freeShipping' && !this.#bounds.scopedFreeShipping && coupon.scope && !('minimumSubtotal' in limits);
    if (value !== now || !hasBase(configs) || lostScope) {
      return {
        costInPoints: chance.int(1, 9000),
        coupon: { [value]: this.#amount(value), ...limits, ...(lostScope ? { minimumSubtotal: 1 } : {}) },
        byTier: this.#byTier(value, true) ?? {},
      };
    }
    const cost = chance.maybe(0.6, () => chance.int(1, 9000));
    const said = { ...(chance.flip(0.6) ? { [value]: this.#amount(value) } : {}), ...limits };
    const whole = cost !== undefined && value in said;
    const byTier = whole && chance.flip(0.5) ? (this.#byTier(value, chance.flip(0.5)) ?? {}) : undefined;
    return present({ costInPoints: cost, coupon: Object.keys(said).length > 0 ? said : undefined, byTier });
  }

  #limits(value: Value, few: boolean, cycles = false): object {
    const chance = this.#chance;
    const scoped = value !== 'freeShipping' || this.#bounds.scopedFreeShipping;
    const range = chance.pick(few ? ['none'] : scoped ? ['none', 'minimum', 'scope', 'scope'] : ['none', 'minimum']);
    const scope = range === 'scope' ? this.#scope() : undefined;
    const subscriptions = scope?.namespace === 'pricingPlans' || chance.flip(0.4) ? chance.flip(0.7) : undefined;
    const counted = scope?.namespace === 'pricingPlans' && subscriptions === true && chance.flip(0.6);
    // A count that the site has belongs to its scope: whoever moves the one says something about the other.
    const applies = cycles && !counted ? false : subscriptions;
    return present({
      minimumSubtotal: range === 'minimum' ? chance.pick<number | string>([0, 20, '12.50', 99.99]) : undefined,
      scope,
      limitedToOneItem: chance.maybe(0.4, () => chance.flip(0.5)),
      appliesToSubscriptions: applies,
      discountedCycleCount: counted ? chance.int(1, 24) : undefined,
    });
  }

  #scope(): { readonly namespace: string } {
    const chance = this.#chance;
    const plans = COUPON_SCOPES.find(({ namespace }) => namespace === 'pricingPlans');
    const rule = plans !== undefined && chance.flip(0.4) ? plans : chance.pick(COUPON_SCOPES);
    if (!rule.groupRequired && chance.flip(0.5)) return { namespace: rule.namespace };
    const entityId = rule.entityRequired || chance.flip(0.5) ? chance.guid() : undefined;
    return present({ namespace: rule.namespace, group: chance.pick(rule.groups), entityId });
  }

  #amount(value: Value): number | string | true {
    const chance = this.#chance;
    if (value === 'freeShipping') return true;
    if (value === 'percentage') return chance.pick<number | string>([chance.int(1, 100), '12.5', 0.5]);
    return chance.pick<number | string>([chance.int(1, 500), `${chance.int(1, 99)}.50`, chance.int(1, 9999) / 100]);
  }

  /** Entries for some tiers; `whole` ones leave nothing to be taken from above. */
  #byTier(value: Value, whole: boolean, keys = this.#chance.some(this.#tiers.keys, 0.5)): object | undefined {
    if (keys.length === 0) return undefined;
    return Object.fromEntries(keys.map((key) => [key, this.#entry(value, whole)]));
  }

  #entry(value: Value, whole: boolean): object {
    const chance = this.#chance;
    const cost = { costInPoints: chance.int(1, 9000) };
    if (value === 'freeShipping') return cost;
    const amount = { [value]: this.#amount(value) };
    return whole ? { ...cost, ...amount } : chance.pick([cost, amount, { ...cost, ...amount }]);
  }
}

function hasBase(configs: readonly { readonly tierId?: string | null }[] | undefined): boolean {
  return (configs ?? []).some(({ tierId }) => !tierId);
}
