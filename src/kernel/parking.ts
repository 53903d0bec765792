import type { Draft } from './draft.ts';
import type { Json, UniqueField } from './kind.ts';
import { at } from './tree.ts';
import type { Why } from './waits.ts';

/** Every value in use, now or after the plan, of a unique field: a parked thing must not collide with any. */
export type Taken = (kind: string, path: string) => readonly Json[];

/** A draft that stands at something now: only such a one can be parked. */
export type Holder = Exclude<Draft, { readonly op: 'create' }>;

/** Puts things on spare values of their unique fields, and remembers which values are spoken for. */
export class Parking {
  readonly #taken: Taken;
  readonly #used = new Map<string, Set<Json>>();
  readonly #parked = new Set<string>();

  constructor(taken: Taken) {
    this.#taken = taken;
  }

  /** The fields by which a holder can be made to vacate early: each field of a thing once, and never a step that is parking itself. */
  open(holder: Draft, why: Why): readonly UniqueField<unknown>[] {
    if (why === 'needs' || why === 'order') return [];
    return why.filter(({ path }) => !this.#parked.has(`${holder.address} ${path}`));
  }

  /** Replaces a holder by two steps: to the spare values, and on from there. */
  split(holder: Holder, fields: readonly UniqueField<unknown>[]): readonly Draft[] {
    const { address, kind, name, handle, from, risk } = holder;
    const spares = fields.map((field) => {
      this.#parked.add(`${address} ${field.path}`);
      return [field.path, this.#spare(kind, field, at(holder.op === 'update' ? holder.to : from, field.path) as Json)];
    });
    const to = { ...(from as object), ...Object.fromEntries(spares) };
    const values = fields.map(({ path }) => JSON.stringify(at(from, path))).join(' and ');
    const reason = `A step on the way: ${values} has to be free before another can take it.`;
    return [
      { op: 'update', parked: true, address, kind, name, handle, from, to, risk, reason },
      { ...holder, from: to },
    ];
  }

  #spare(kind: string, field: UniqueField<unknown>, goal: Json): Json {
    const key = `${kind} ${field.path}`;
    const used = this.#used.get(key) ?? new Set(this.#taken(kind, field.path));
    const spare = field.spare(goal, used);
    this.#used.set(key, used.add(spare));
    return spare;
  }
}
