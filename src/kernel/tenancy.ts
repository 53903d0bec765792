import { type Address, addressByName } from './address.ts';
import type { Lives } from './basis.ts';
import type { Draft } from './draft.ts';
import type { Handle } from './kind.ts';
import type { Problem } from './problem.ts';

/** What a thing of the site refers to, now and after the plan; `now` is empty for what is created. */
interface Tenant {
  readonly name: string;
  readonly now: ReadonlySet<Address>;
  readonly later: readonly Address[];
}

/** Refuses to delete what something that stays still refers to, and names who does: as in `known`, or else by display name. */
export function inUse(
  site: readonly Lives[],
  drafts: readonly Draft[],
  known: Readonly<Record<Address, Handle>>,
): readonly Problem[] {
  const doomed = new Map(
    drafts.flatMap((draft) => (draft.op === 'delete' ? [[draft.address, draft.consent] as const] : [])),
  );
  if (doomed.size === 0) return [];
  const tenants = new Map<Address, string[]>();
  for (const { name, now, later } of tenantsOf(site, drafts, known)) {
    for (const address of later) {
      // What is replaced comes back under another id: those may refer to it who let go of it before, or never did.
      if (!doomed.has(address) || (doomed.get(address) === 'replaced' && !now.has(address))) continue;
      tenants.set(address, [...(tenants.get(address) ?? []), name]);
    }
  }
  return [...tenants].map(([address, names]) => stillInUse(address, names));
}

function tenantsOf(
  site: readonly Lives[],
  drafts: readonly Draft[],
  known: Readonly<Record<Address, Handle>>,
): readonly Tenant[] {
  const called = new Map(Object.entries(known).map(([address, { id }]) => [id, address]));
  const fates = new Map(
    drafts.flatMap((draft) => (draft.op === 'create' ? [] : [[`${draft.kind} ${draft.handle.id}`, draft] as const])),
  );
  return site.flatMap(({ kind, live }) => {
    const staying = live.flatMap(({ handle, spec }): readonly Tenant[] => {
      const fate = fates.get(`${kind.name} ${handle.id}`);
      if (fate?.op === 'delete') return [];
      const name = called.get(handle.id) ?? addressByName(kind.section, kind.nameOf(spec));
      return [{ name, now: new Set(kind.needs(spec)), later: kind.needs(fate?.to ?? spec) }];
    });
    const created = drafts.flatMap((draft): readonly Tenant[] => {
      if (draft.op !== 'create' || draft.kind !== kind.name) return [];
      return [{ name: draft.address, now: new Set(), later: kind.needs(draft.to) }];
    });
    return [...staying, ...created];
  });
}

function stillInUse(address: Address, names: readonly string[]): Problem {
  return {
    code: 'STILL_IN_USE',
    severity: 'error',
    address,
    message: `${address} cannot be deleted: ${names.join(', ')} would still refer to it.`,
    next: 'Take the reference out there in the same file, or remove those as well.',
  };
}
