import type { Kind, Wanted } from '../../src/kernel/kind.ts';
import type { Policy, Wish } from '../../src/kernel/match.ts';
import { compare } from '../../src/kernel/three-way.ts';
import type { ToySite } from '../support/toy-site.ts';
import { KINDS } from '../support/toys.ts';

type Wants = readonly Wanted<never>[];

/** What a toy file wants, kind by kind. */
export function wishesOf(wanted: Wants, kinds: readonly Kind<unknown>[] = KINDS): readonly Wish[] {
  return kinds.map((kind) => ({
    kind,
    wanted: wanted.filter(({ address }) => address.startsWith(`${kind.section}/`)) as readonly Wanted<unknown>[],
  }));
}

/** Compares file, base and site; things as lines: `theirs differs alphaDecks/poker: size 52 | 52 | 7` (base, file, site). */
export function threeWays(site: ToySite, file: Wants, base?: Wants, policy: Policy = {}, kinds = KINDS) {
  const found = compare({
    wishes: wishesOf(file, kinds),
    base: base && wishesOf(base, kinds),
    survey: site.survey(),
    ...policy,
  });
  const lines = found.things.map(({ side, state, address, fields }) => {
    const told = fields.map((field) => `${field.path} ${[field.base, field.file, field.site].map(word).join(' | ')}`);
    return [`${side} ${state} ${address}`, ...(told.length === 0 ? [] : [told.join(', ')])].join(': ');
  });
  return { ...found, lines };
}

const word = (value: unknown): string => (value === undefined ? '-' : JSON.stringify(value));
