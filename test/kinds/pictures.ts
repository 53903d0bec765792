import type { Change } from '../../src/kernel/change.ts';
import type { Json, Kind, Live, Picture } from '../../src/kernel/kind.ts';

/** What a picture shows besides the live things of the kind that judges. */
export interface Scene<Spec> {
  readonly file?: { readonly [section: string]: unknown };
  readonly live?: readonly Live<Spec>[];
  readonly changes?: readonly Change<Spec>[];
  readonly allChanges?: readonly Change[];
  readonly facts?: { readonly [name: string]: Json };
  readonly after?: { readonly [kind: string]: readonly unknown[] };
}

/** A picture as the planner would paint it. */
export function pictureOf<Spec>(kind: Kind<Spec>, scene: Scene<Spec>): Picture<Spec> {
  const { live = [], changes = [], facts = {}, after = {} } = scene;
  const { wanted } = kind.read(scene.file ?? {});
  return {
    wanted,
    claims: kind.claim(wanted, live),
    changes,
    allChanges: [...changes, ...(scene.allChanges ?? [])],
    facts,
    live: (name) => (name === kind.name ? live : []),
    after: (name) => after[name] ?? [],
  };
}

/** An update of a thing of the kind, as far as judging and weighing it goes. */
export function updateOf<Spec>(
  kind: Kind<Spec>,
  from: Spec,
  to: Spec,
  key = kind.single?.key ?? 'a',
): Change<Spec> & { op: 'update' } {
  return {
    op: 'update',
    address: `${kind.section}/${key}`,
    kind: kind.name,
    name: kind.nameOf(to),
    waitsFor: [],
    reason: '',
    risk: 'low',
    from,
    to,
    handle: { id: key },
  };
}

/** A create, likewise. */
export function createOf<Spec>(kind: Kind<Spec>, to: Spec, key = 'a'): Change<Spec> & { op: 'create' } {
  return {
    op: 'create',
    address: `${kind.section}/${key}`,
    kind: kind.name,
    name: kind.nameOf(to),
    waitsFor: [],
    reason: '',
    risk: 'low',
    to,
  };
}

/** A delete, likewise. */
export function deleteOf<Spec>(kind: Kind<Spec>, from: Spec, key = 'a'): Change<Spec> & { op: 'delete' } {
  return {
    op: 'delete',
    address: `${kind.section}/${key}`,
    kind: kind.name,
    name: kind.nameOf(from),
    waitsFor: [],
    reason: '',
    risk: 'high',
    from,
    handle: { id: key },
    consent: 'removed',
  };
}
