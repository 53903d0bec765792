import planDocument from '../../schemas/plan.schema.json' with { type: 'json' };
import type { PlanDocument } from '../kernel/document.ts';
import type { JsonSchema } from '../kernel/kind.ts';
import type { Problem } from '../kernel/problem.ts';
import { decode } from './bytes.ts';
import { locateJson, scanJson } from './json-scan.ts';
import { PLAN_LIMITS } from './limits.ts';
import { isMap } from './merge.ts';
import { validatePlan } from './plan-validator.ts';
import { schemaFindings } from './schema-problems.ts';
import { type Finding, problemAt, type Source } from './source.ts';
import type { SchemaError } from './types.ts';

/** More complaints than this about one plan file say nothing more. */
const MAX_COMPLAINTS = 20;

const AGAIN = 'Save the plan again with `plan --out`; a saved plan is not made to be edited.';

/**
 * Reads a saved plan, or says everything that is wrong with it. An unknown major version is refused, unknown keys are ignored.
 * Never throws, whatever the text.
 */
export function readPlanFile(
  text: Uint8Array | string,
  path = 'plan',
): PlanDocument | { readonly problems: readonly Problem[] } {
  const source = decode(path, text, PLAN_LIMITS.bytes);
  if (!('text' in source)) return { problems: [source] };
  const fault = scanJson(source.text);
  if (fault) return { problems: [problemAt(source, fault.offset, fault.finding)] };
  const value: unknown = JSON.parse(source.text);
  const version = versionFinding(value);
  if (version) return { problems: [at(source, ['formatVersion'], version)] };
  if (validatePlan(value)) return value as unknown as PlanDocument;
  return { problems: complaints(source, value) };
}

function versionFinding(value: unknown): Finding | undefined {
  const version = isMap(value) ? value['formatVersion'] : undefined;
  if (typeof version !== 'string') {
    return { code: 'PLAN_UNREADABLE', message: 'This is not a saved plan.', next: 'Save one with `plan --out`.' };
  }
  if (/^1\.\d{1,9}$/.test(version)) return undefined;
  return {
    code: 'PLAN_VERSION',
    message: 'The plan is in a format that this version does not read; it reads 1.x.',
    next: 'Plan again with this version of loyalty, or apply with the version that saved the plan.',
  };
}

function complaints(source: Source, value: unknown): readonly Problem[] {
  const errors = (validatePlan.errors ?? []) as readonly SchemaError[];
  const schema = planDocument as JsonSchema;
  const found = schemaFindings(errors.slice(0, MAX_COMPLAINTS), { schema, value, hidden: () => false });
  return found.map(({ path, finding }) => at(source, path, { ...finding, code: `PLAN_${finding.code}`, next: AGAIN }));
}

function at(source: Source, path: readonly string[], finding: Finding): Problem {
  return problemAt(source, locateJson(source.text, path), finding);
}
