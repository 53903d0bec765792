import type { Address } from './address.ts';

/** Who changed something since the base: the file (`ours`), the site (`theirs`), or both, differently. `unknown` without a base. */
export type Side = 'ours' | 'theirs' | 'both' | 'unknown';

/** An attribute in which file and site differ, spelled as in the file. A value that is absent is not there, or not declared. */
export interface FieldDrift {
  readonly path: string;
  readonly side: Side;
  readonly base?: unknown;
  readonly file?: unknown;
  readonly site?: unknown;
}

/** A thing in which file and site differ. */
export interface ThingDrift {
  readonly address: Address;
  readonly kind: string;
  /** The display name, as the site has it where it has the thing. */
  readonly name: string;
  /** `differs`: both have it; `gone`: only the file has it; `dropped`: the base declared it, the file does not, the site still has it. */
  readonly state: 'differs' | 'gone' | 'dropped';
  /** The gravest of its fields: both, theirs, unknown, ours. */
  readonly side: Side;
  /** For `gone` and `dropped` only what makes a conflict of it. */
  readonly fields: readonly FieldDrift[];
  /** What the site calls it. */
  readonly id?: string;
  /** For what is gone: things that the file does not declare, and that may be this one under another name. */
  readonly maybe?: readonly Address[];
}

/** From grave to harmless; what is `ours` is no drift, it is only not applied yet. */
export const SIDES: readonly Side[] = ['both', 'theirs', 'unknown', 'ours'];

/** The gravest of several sides; `ours` for none. */
export function gravest(sides: readonly Side[]): Side {
  return SIDES.find((side) => sides.includes(side)) ?? 'ours';
}

/** True for what somebody did on the site, or may have done. */
export function isDrift({ side }: { readonly side: Side }): boolean {
  return side !== 'ours';
}
