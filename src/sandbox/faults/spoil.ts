import { asObject } from '../violations.ts';
import type { FaultKind } from './kinds.ts';

type Body = Record<string, unknown>;

const withOlderRevisions = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withOlderRevisions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      key === 'revision' && typeof field === 'string' ? String(BigInt(field) - 1n) : withOlderRevisions(field),
    ]),
  );
};

const listKey = (body: Body): string | undefined => Object.keys(body).find((key) => Array.isArray(body[key]));

const SPOILS: Partial<Record<FaultKind, (body: Body) => unknown>> = {
  'stale-revision': withOlderRevisions,
  'wrong-count': (body) => {
    const metadata = asObject(body.pagingMetadata);
    if (body.pagingMetadata === undefined) return body;
    return { ...body, pagingMetadata: { ...metadata, count: Number(metadata.count) + 1 } };
  },
  'lost-cursor': (body) => {
    const { cursors: _cursors, ...metadata } = asObject(body.pagingMetadata);
    return body.pagingMetadata === undefined ? body : { ...body, pagingMetadata: metadata };
  },
  'null-element': (body) => {
    const key = listKey(body);
    return key === undefined ? body : { ...body, [key]: [...(body[key] as unknown[]), null] };
  },
  'bulk-missing': (body) => (Array.isArray(body.results) ? { ...body, results: body.results.slice(0, -1) } : body),
  'bulk-count': (body) => {
    const metadata = asObject(body.bulkActionMetadata);
    if (body.bulkActionMetadata === undefined) return body;
    return { ...body, bulkActionMetadata: { ...metadata, totalSuccesses: Number(metadata.totalSuccesses) + 1 } };
  },
};

/** The JSON text with something wrong in it; unchanged where the fault does not apply to such an answer. */
export function spoil(kind: FaultKind, text: string): string {
  const change = SPOILS[kind];
  return change === undefined ? text : JSON.stringify(change(JSON.parse(text) as Body));
}
