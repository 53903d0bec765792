import type { Address } from '../../kernel/address.ts';
import type { Change } from '../../kernel/change.ts';

/** Which way something goes for customers. */
export type Way = 'favourable' | 'neutral' | 'adverse';

/** Why a change goes the way it goes. */
export interface Reason {
  /** The attribute, dotted as in the file; empty for the whole thing. */
  readonly path: string;
  readonly way: Way;
  /** One sentence. */
  readonly because: string;
}

/** Which way one change goes. Mixed is adverse, with the reasons of both sides. */
export interface Judgement {
  readonly address: Address;
  readonly op: Change['op'];
  readonly direction: Way;
  /** Adverse ones first; never empty. */
  readonly reasons: readonly Reason[];
}

/** One attribute, or a group of them: what a change of it means to customers. Nothing to say: an empty list. */
export type Row<Spec> = (from: Spec, to: Spec) => readonly Reason[];

/** What changes of one kind mean to customers. What no row speaks of is neutral. */
export interface Table<Spec> {
  create(to: Spec): readonly Reason[];
  delete(from: Spec): readonly Reason[];
  readonly update: readonly Row<Spec>[];
}

export const adverse = (path: string, because: string): readonly Reason[] => [{ path, way: 'adverse', because }];
export const favourable = (path: string, because: string): readonly Reason[] => [{ path, way: 'favourable', because }];
export const neutral = (path: string, because: string): readonly Reason[] => [{ path, way: 'neutral', because }];

/** A row for a number of which more is worse for customers. */
export function costly<Spec>(path: string, of: (spec: Spec) => number, more: string, fewer: string): Row<Spec> {
  return (from, to) => {
    const [before, after] = [of(from), of(to)];
    if (before === after) return [];
    const turn = `from ${before} to ${after}`;
    return after > before ? adverse(path, `${more} ${turn}.`) : favourable(path, `${fewer} ${turn}.`);
  };
}

/** A row for a number of which more is better for customers. */
export function generous<Spec>(path: string, of: (spec: Spec) => number, more: string, fewer: string): Row<Spec> {
  return (from, to) => {
    const row = costly(path, (value: Spec) => -of(value), fewer, more);
    return row(from, to).map((reason) => ({
      ...reason,
      because: `${reason.way === 'adverse' ? fewer : more} from ${of(from)} to ${of(to)}.`,
    }));
  };
}

/** A row for something customers read and do not own. */
export function cosmetic<Spec>(path: string, of: (spec: Spec) => unknown, because: string): Row<Spec> {
  return (from, to) => (of(from) === of(to) ? [] : neutral(path, because));
}
