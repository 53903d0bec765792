import type { Address } from './address.ts';
import type { Change } from './change.ts';
import { hash } from './hash.ts';
import type { Kind, Live } from './kind.ts';
import type { Basis } from './plan-document.ts';

/** All live things of one kind, with keys for ids. */
export interface Lives {
  readonly kind: Kind<unknown>;
  readonly live: readonly Live<unknown>[];
}

/** What changes are based on: the first state of every touched address, and a digest over all that was read. */
export function basisOf(changes: readonly Change[], site: readonly Lives[]): Basis {
  const things: Record<Address, Basis['things'][Address]> = {};
  for (const change of changes) {
    things[change.address] ??= change.op === 'create' ? { hash: null } : { ...change.handle, hash: hash(change.from) };
  }
  return { digest: digestOf(site), things };
}

/** Over every live thing of every kind, whatever their order. */
export function digestOf(site: readonly Lives[]): string {
  return hash(
    site.map(({ kind, live }) => [
      kind.name,
      live.map((thing) => hash({ id: thing.handle.id, spec: thing.spec })).sort(),
    ]),
  );
}
