import type { Problem } from '../kernel/problem.ts';
import type { Check, CheckId, Found, Need, Scope } from './check.ts';
import { BUILT } from './registry.ts';
import { type Setting, type Settings, toldTo } from './settings.ts';
import type { Subject } from './subject.ts';

/** What a check found, as a Problem: its code is the id of the check. */
export interface Finding extends Problem {
  readonly code: CheckId;
  readonly scope: Scope;
  /** What was measured and what it may be, as people read it. */
  readonly measured?: string;
  readonly limit?: string;
  readonly why: string;
}

/** What came of the checks, and which of them could not look. */
export interface Examined {
  readonly findings: readonly Finding[];
  /** Checks that lack something they cannot do without: `plan` while a file is only validated. */
  readonly notRun: readonly { readonly id: CheckId; readonly lacks: readonly (Need | 'plan')[] }[];
  /** Checks that the file switches off. */
  readonly off: readonly { readonly id: CheckId; readonly reason: string }[];
}

/** Runs every check that has what it needs, in the order of the catalogue. Without a move only static checks run. */
export function examine(subject: Subject, settings: Settings = {}): Examined {
  const off = BUILT.flatMap(({ id }) => {
    const setting = settings[id];
    return setting?.off ? [{ id, reason: setting.reason }] : [];
  });
  const on = BUILT.filter(({ id }) => !settings[id]?.off).map((check) => ({ check, lacks: lacking(check, subject) }));
  return {
    findings: on.flatMap(({ check, lacks }) => (lacks.length > 0 ? [] : findings(check, subject, settings[check.id]))),
    notRun: on.flatMap(({ check, lacks }) => (lacks.length > 0 ? [{ id: check.id, lacks }] : [])),
    off,
  };
}

/** What those of the checks find that are wanted, switched on, and have what they need. */
export function findingsOf(
  subject: Subject,
  settings: Settings,
  wanted: (check: Check) => boolean,
): readonly Finding[] {
  const able = BUILT.filter(
    (check) => wanted(check) && !settings[check.id]?.off && lacking(check, subject).length === 0,
  );
  return able.flatMap((check) => findings(check, subject, settings[check.id]));
}

/** Problems without those that a finding says better. */
export function withoutRepeats(problems: readonly Problem[], found: readonly Finding[]): readonly Problem[] {
  const ids = new Set(found.map(({ code }) => code));
  const codes = new Set(BUILT.flatMap(({ id, supersedes = [] }) => (ids.has(id) ? supersedes : [])));
  return problems.filter(({ code }) => !codes.has(code));
}

function findings(check: Check, subject: Subject, setting: Setting | undefined): readonly Finding[] {
  return check.check(subject, toldTo(check, setting)).map((found) => finding(check, found));
}

function finding({ id, severity, scope, fix, why }: Check, found: Found): Finding {
  const { fix: own, path, ...rest } = found;
  const weight = found.severity ?? severity;
  return {
    ...rest,
    ...(path === undefined || path === '' ? {} : { path }),
    code: id,
    severity: weight,
    scope,
    why,
    next: own ?? fix,
    ...(weight === 'critical' ? { yieldsTo: `override ${id}` } : {}),
  };
}

function lacking({ scope, needs = [] }: Check, subject: Subject): readonly (Need | 'plan')[] {
  const lost = needs.filter((need) => !has(subject, need));
  return scope === 'live' && subject.move === undefined ? ['plan', ...lost] : lost;
}

function has(subject: Subject, need: Need): boolean {
  if (need === 'jurisdiction') return subject.jurisdiction.length > 0;
  const [part, name] = need.split('.') as ['assumptions' | 'figures', string];
  return (subject[part] as { readonly [name: string]: unknown })[name] !== undefined;
}
