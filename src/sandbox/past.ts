import type { SiteState } from './state.ts';

interface Replaced {
  /** When the state was replaced, on the sandbox clock. */
  readonly at: number;
  readonly state: SiteState;
}

/** States remembered for one site. */
const KEPT = 500;

/** Remembers what sites were like, for answers from the past. */
export class Past {
  readonly #sites = new Map<string, Replaced[]>();

  /** Notes a state that was just replaced. */
  note(state: SiteState, at: number): void {
    const replaced = this.#sites.get(state.id) ?? [];
    replaced.push({ at, state });
    if (replaced.length > KEPT) replaced.shift();
    this.#sites.set(state.id, replaced);
  }

  /** The site as it was at a moment. */
  at(site: SiteState, moment: number): SiteState {
    return this.#sites.get(site.id)?.find(({ at }) => at > moment)?.state ?? site;
  }
}
