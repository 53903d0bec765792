import { type Address, addressOf } from '../kernel/address.ts';
import { isMap } from './merge.ts';
import type { FileKind, Sections } from './types.ts';

const ATTRIBUTE = 'preventDestroy';

/** The sections of the kinds, without `preventDestroy`, and the things that have it. */
export function protectedThings(
  file: Sections,
  kinds: readonly FileKind[],
): { readonly sections: Sections; readonly things: readonly Address[] } {
  const things: Address[] = [];
  const sections: Record<string, unknown> = {};
  for (const { section } of kinds) {
    const value = file[section];
    if (value === undefined) continue;
    sections[section] = kinds.some((kind) => kind.section === section && !kind.single)
      ? stripped(section, value, things)
      : value;
  }
  return { sections, things: [...new Set(things)] };
}

function stripped(section: string, value: unknown, things: Address[]): unknown {
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, entry]) => {
    if (!isMap(entry) || !(ATTRIBUTE in entry)) return [key, entry] as const;
    const { [ATTRIBUTE]: wanted, ...rest } = entry;
    if (wanted === true) things.push(addressOf(section, key));
    return [key, rest] as const;
  });
  return Object.fromEntries(entries);
}
