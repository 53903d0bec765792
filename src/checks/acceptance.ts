import { addressByName, addressOf, type Reference } from '../kernel/address.ts';
import type { Change } from '../kernel/change.ts';
import { at } from '../kernel/diff.ts';
import { equal } from '../kernel/hash.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Thing } from './program.ts';
import { spent } from './spent.ts';

/** Consent in the file to one change, or to what a static check says of one declared value. */
export interface Acceptance {
  readonly change: Reference;
  /** The value it is about; absent: any. */
  readonly to?: string | number | boolean;
  readonly reason: string;
  /** Which line of the list it is, from 0: one line may mean several changes. */
  readonly entry?: number;
}

/** What an acceptance can be about: what the plan changes, and what the file declares. */
export interface Pending {
  readonly changes: readonly Change[];
  readonly declared: readonly Thing[];
}

/** A Problem and the line of the file that lets it pass. */
export interface Covered<P extends Problem> {
  readonly problem: P;
  readonly acceptance: Acceptance;
}

/** Problems sorted by whether the file agrees to them. */
export interface Weighed<P extends Problem> {
  readonly open: readonly P[];
  readonly covered: readonly Covered<P>[];
  /** Lines that let nothing pass, each with why. */
  readonly spent: readonly Covered<Problem>[];
}

/**
 * Sorts critical Problems that a consent can let pass into covered and open ones. An acceptance dies with its change: it counts while the plan
 * changes that thing or attribute to that value and, for a static finding, which is about the file itself, while the file declares it.
 */
export function accepted<P extends Problem & { readonly scope?: string }>(
  problems: readonly P[],
  acceptances: readonly Acceptance[],
  pending: Pending,
): Weighed<P> {
  const open: P[] = [];
  const covered: Covered<P>[] = [];
  for (const problem of problems) {
    const acceptance = yields(problem)
      ? acceptances.find((one) => isAbout(one.change, problem, pending) && stands(one, problem, pending))
      : undefined;
    if (acceptance) covered.push({ problem, acceptance });
    else open.push(problem);
  }
  const told = new Set(covered.map((one) => lineOf(one.acceptance)));
  // Each line once: it is added as it is looked for.
  const idle = acceptances.filter((one) => !told.has(lineOf(one)) && told.add(lineOf(one)));
  const against = (line: Acceptance): Problem | undefined =>
    open.find((problem) => yields(problem) && isAbout(line.change, problem, pending));
  return {
    open,
    covered,
    spent: idle.map((acceptance) => ({ problem: spent(acceptance, pending, against(acceptance)), acceptance })),
  };
}

/** What tells one line from another. */
function lineOf(acceptance: Acceptance): number | Acceptance {
  return acceptance.entry ?? acceptance;
}

function yields({ severity, yieldsTo, code }: Problem): boolean {
  return (
    severity === 'critical' &&
    (yieldsTo === `override ${code}` || yieldsTo === 'accept' || yieldsTo === 'allow-adverse')
  );
}

/** An attribute's acceptance covers what is said of that attribute or of a part of it, never of the whole thing. */
function isAbout(reference: Reference, { address, path = '' }: Problem, pending: Pending): boolean {
  if (address === undefined || !addressesOf(reference, pending).includes(address)) return false;
  return reference.path === '' || path === reference.path || path.startsWith(`${reference.path}.`);
}

/** The addresses a reference can mean: in quotes also that of a thing which the plan knows by a key. */
function addressesOf({ section, key, name }: Reference, { changes }: Pending): readonly string[] {
  if (name === undefined) return key === undefined ? [] : [addressOf(section, key)];
  const named = changes.filter((change) => change.name === name && change.address.startsWith(`${section}/`));
  return [addressByName(section, name), ...named.map(({ address }) => address)];
}

function stands(
  { change: { path }, to }: Acceptance,
  problem: Problem & { readonly scope?: string },
  { changes, declared }: Pending,
): boolean {
  const steps = changes.filter((change) => change.address === problem.address);
  if (steps.length > 0 && changesTo(steps, path, to)) return true;
  if (problem.scope !== 'static') return false;
  return declared.some(
    (thing) => thing.address === problem.address && holds(path === '' ? thing.spec : at(thing.spec, path), to),
  );
}

/** True when these steps at one address end with another value at the path than they began with, and with this one. */
function changesTo(steps: readonly Change[], path: string, to: Acceptance['to']): boolean {
  const [first, last] = [steps[0] as Change, steps.at(-1) as Change];
  const from = first.op === 'create' ? undefined : first.from;
  const end = last.op === 'delete' ? undefined : last.to;
  if (path === '') return to === undefined;
  const [was, is] = [at(from, path), at(end, path)];
  return !equal(was, is) && (to === undefined || holds(is, to));
}

/** Amounts are kept as texts, and written as numbers just as well. */
function holds(value: unknown, to: Acceptance['to']): boolean {
  return value !== undefined && value !== null && (to === undefined || String(value) === String(to));
}
