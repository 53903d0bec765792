import type { Change, Field } from './change.ts';
import { fields } from './diff.ts';
import type { DocumentedChange, PlanDocument } from './document.ts';
import { hash } from './hash.ts';
import type { Planned } from './plan-document.ts';
import { refuses } from './problem.ts';

/** What a document says besides the plan: who made it, when, and out of which file. */
export type Meta = Pick<PlanDocument, 'tool' | 'createdAt' | 'config' | 'blindSpots'>;

/** Makes the plan document, which is printed, saved and applied. */
export function compose(planned: Planned, meta: Meta): PlanDocument {
  const { plan, unmanaged, ignored } = planned;
  const problems = [...planned.problems, ...planned.manual];
  const count = (op: Change['op']): number => plan.changes.filter((change) => change.op === op).length;
  return {
    formatVersion: plan.formatVersion,
    tool: meta.tool,
    site: plan.site,
    createdAt: meta.createdAt,
    config: meta.config,
    basis: plan.basis,
    known: plan.known,
    digest: changeSetDigest(plan.changes),
    changes: plan.changes.map(documented),
    summary: {
      create: count('create'),
      update: count('update'),
      delete: count('delete'),
      blocked: problems.filter(refuses).length,
      unmanaged: unmanaged.length,
      ignored: ignored.length,
    },
    problems,
    impact: null,
    blindSpots: meta.blindSpots,
    unmanaged,
    ignored,
  };
}

/** Equal for the same changes, whoever planned them and when: ids, revisions, reasons and the order of attributes do not count. */
export function changeSetDigest(changes: readonly Change[]): string {
  return hash(
    changes.map((change) => ({ address: change.address, op: change.op, fields: byPath(attributes(change)) })),
  );
}

/** SHA-256 of all that a document says but its own `checksum`, whatever the order of keys: a saved one that was edited has another. */
export function checksumOf(document: PlanDocument): string {
  return hash({ ...document, checksum: undefined });
}

/** Attributes whatever their order: JSON may have turned it. */
export function byPath(fields: readonly Field[]): Readonly<Record<string, Omit<Field, 'path'>>> {
  return Object.fromEntries(fields.map(({ path, ...values }) => [path, values]));
}

function documented(change: Change): DocumentedChange {
  return { ...change, fields: attributes(change), direction: 'unknown' };
}

function attributes(change: Change): readonly Field[] {
  return fields(change.op === 'create' ? undefined : change.from, change.op === 'delete' ? undefined : change.to);
}
