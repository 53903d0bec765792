import type { SiteState } from '../../../src/sandbox/index.ts';
import type { Bounds } from './answers.ts';
import { type Chance, present } from './chance.ts';
import { fileIcon } from './icons.ts';
import { called, fateOf, Keys, type Lists } from './naming.ts';

type Tier = SiteState['tiers'][number];

/** The section `tiers`, and by which key the file knows which tier of the site. */
export interface FileTiers {
  readonly section: Record<string, object>;
  /** Key by id. */
  readonly known: ReadonlyMap<string, string>;
  readonly keys: readonly string[];
  /** Ids of tiers that are to go. */
  readonly removed: ReadonlySet<string>;
}

/** What the file says of tiers: kept, renamed, exchanged, removed, left alone; and new ones. */
export function fileTiers(chance: Chance, bounds: Bounds, site: Partial<SiteState>, lists: Lists): FileTiers {
  const live = site.tiers ?? [];
  const keys = new Keys('tier');
  const section: Record<string, object> = {};
  const known = new Map<string, string>();
  const removed = new Set<string>();
  const declared: Tier[] = [];
  const used = tiersInUse(site);
  for (const tier of live) {
    const fate = !used.has(tier.id) && chance.flip(0.2) ? 'remove' : fateOf(chance);
    const name = tier.tierDefinition?.name;
    if (fate === 'remove' && !used.has(tier.id)) {
      removed.add(tier.id);
      lists.removed.push(called('tiers', name));
    } else if (fate === 'leave' || fate === 'remove') continue;
    else if (fate === 'ignore') lists.ignore.push(called('tiers', name));
    else declared.push(tier);
  }
  const left = live.filter((tier) => !declared.includes(tier) && !removed.has(tier.id));
  const thresholds = new Thresholds(
    bounds.zeroThreshold,
    left.map((tier) => tier.requiredPoints ?? 0),
  );
  const exchange = declared.length > 1 && chance.flip(0.3);
  const names = declared.map((tier) => tier.tierDefinition?.name ?? '');
  const asked = exchange ? [...names.slice(1), ...names.slice(0, 1)] : names;
  for (const [index, tier] of declared.entries()) {
    const key = keys.free();
    known.set(tier.id, key);
    section[key] = {
      ...identity(chance, tier, names[index] ?? '', asked[index] ?? '', exchange),
      ...looks(chance, bounds),
    };
    const points = thresholds.move(chance, tier.requiredPoints ?? 0);
    if (points !== undefined) Object.assign(section[key], { requiredPoints: points });
  }
  // Thresholds that exchange places, too.
  if (exchange && chance.flip(0.5)) rotate(declared, Object.values(section));
  const room = (site.features?.tiers ?? true) ? chance.int(0, 3) : 0;
  for (let made = 0; made < room; made++) {
    section[keys.free()] = { name: chance.name(), requiredPoints: thresholds.fresh(chance), ...looks(chance, bounds) };
  }
  return { section, known, keys: Object.keys(section), removed };
}

function identity(chance: Chance, tier: Tier, name: string, asked: string, exchange: boolean): object {
  if (exchange) return { id: tier.id, name: asked };
  const fate = chance.pick(['keep', 'keep', 'keep', 'rename', 'id'] as const);
  if (fate === 'keep') return { name };
  return fate === 'rename' ? { name: chance.name(), formerly: [name] } : { id: tier.id, name: chance.name() };
}

function looks(chance: Chance, { outsideIcons }: Bounds): object {
  return present({
    description: chance.maybe(0.5, () => chance.pick(['', chance.name(70), chance.name(30)])),
    icon: chance.maybe(0.35, () => fileIcon(chance, outsideIcons)),
  });
}

function rotate(tiers: readonly Tier[], entries: readonly object[]): void {
  for (const [index, entry] of entries.slice(0, tiers.length).entries()) {
    Object.assign(entry, { requiredPoints: tiers[(index + 1) % tiers.length]?.requiredPoints ?? 0 });
  }
}

/** Thresholds that nobody else has, whoever asks first. */
class Thresholds {
  readonly #taken: Set<number>;
  readonly #zero: boolean;

  constructor(zero: boolean, taken: readonly number[]) {
    this.#zero = zero;
    this.#taken = new Set(taken);
  }

  /** Another one, the same one, or none said. */
  move(chance: Chance, now: number): number | undefined {
    if (this.#taken.has(now) || chance.flip(0.5)) return this.fresh(chance);
    this.#taken.add(now);
    return chance.flip(0.5) ? now : undefined;
  }

  fresh(chance: Chance): number {
    for (;;) {
      const points = this.#zero && chance.flip(0.03) ? 0 : chance.int(1, 400) * 10;
      if (this.#taken.has(points)) continue;
      this.#taken.add(points);
      return points;
    }
  }
}

/** Ids that rules and rewards refer to: their tiers cannot go while those stay as they are. */
function tiersInUse(site: Partial<SiteState>): ReadonlySet<string> {
  const text = JSON.stringify([site.earningRules, site.rewards]);
  return new Set((site.tiers ?? []).map(({ id }) => id).filter((id) => text.includes(id)));
}
