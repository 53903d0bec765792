import { FAULT_KINDS, FAULT_NAMES, type Fault, type FaultKind, type FaultMoment, factsOf } from './kinds.ts';

const FORM = 'kind[=value][/before|/after][:METHOD /path][~site][@n][xtimes]';
const SHAPE =
  /^(?<kind>[a-z0-9-]+?)(?:=(?<value>[^/:~@]+?))?(?:\/(?<when>before|after))?(?::(?<where>[^~@]+?))?(?:~(?<site>[^@]+?))?(?:@(?<nth>.+?))?(?:x(?<times>\d+))?$/;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const complain = (text: string, what: string): never => {
  throw new RangeError(
    `Cannot read the fault "${text}": ${what}. Write ${FORM}, several with commas. Kinds: ${FAULT_NAMES.join(', ')}.`,
  );
};

function count(text: string, what: string, given: string): number {
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1) complain(text, `${what} must be a whole number from 1, not "${given}"`);
  return number;
}

function readWhere(text: string, where: string): Pick<NonNullable<Fault['match']>, 'method' | 'path'> {
  const [first = '', second] = where.trim().split(/\s+/);
  const method = METHODS.includes(first.toUpperCase()) ? first.toUpperCase() : undefined;
  const path = method === undefined ? first : second;
  if (path !== undefined && !/^[/^]/.test(path))
    complain(text, `a path starts with "/" (or "^" for a regular expression), not "${path}"`);
  if (path?.startsWith('^')) {
    try {
      new RegExp(path);
    } catch {
      complain(text, `"${path}" is not a regular expression`);
    }
  }
  return { ...(method === undefined ? {} : { method }), ...(path === undefined ? {} : { path }) };
}

interface Parts {
  readonly kind: string;
  readonly value?: string;
  readonly when?: string;
  readonly where?: string;
  readonly site?: string;
  readonly nth?: string;
  readonly times?: string;
}

/** The object without the keys that have nothing. */
const present = <Fields extends object>(fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;

const maybeCount = (text: string, what: string, given: string | undefined): number | undefined =>
  given === undefined ? undefined : count(text, what, given);

function readOne(text: string): Fault {
  const { kind, value, when, where, site, nth, times } = (SHAPE.exec(text)?.groups ?? {
    kind: text,
  }) as unknown as Parts;
  if (!Object.hasOwn(FAULT_KINDS, kind)) return complain(text, `"${kind}" is not a kind of fault`);
  const facts = factsOf(kind as FaultKind);
  if (value !== undefined && facts.value === undefined) complain(text, `${kind} takes no value`);
  const number = maybeCount(text, 'what follows "@"', nth);
  const narrowed = where !== undefined || site !== undefined;
  return present({
    do: kind as FaultKind,
    value: maybeCount(text, facts.value?.means ?? 'the value', value),
    when: when as FaultMoment | undefined,
    match: narrowed
      ? present({ ...(where === undefined ? {} : readWhere(text, where)), site, nth: number })
      : undefined,
    at: narrowed ? undefined : number,
    times: maybeCount(text, 'what follows "x"', times),
  }) as Fault;
}

/**
 * Reads the text form of faults: `503@3,lose@5,hang:POST /loyalty-tiers@1,slow=200`. `@n` is the n-th request of all, or, after a
 * path or site, the n-th of those. Throws a RangeError that says what is wrong and what is possible.
 */
export function parseFaults(spec: string): readonly Fault[] {
  const parts = spec.split(',').map((part) => part.trim());
  if (parts.some((part) => part === '')) return complain(spec, 'there is an empty one');
  return parts.map(readOne);
}

const isCount = (value: unknown): boolean => value === undefined || (Number.isInteger(value) && (value as number) >= 1);

/** Checks faults that came as JSON. Throws a RangeError. */
export function readFaults(given: unknown): readonly Fault[] {
  if (typeof given === 'string') return parseFaults(given);
  if (!Array.isArray(given)) throw new RangeError('Faults are a list of objects or a text.');
  for (const fault of given as readonly Fault[]) {
    const text = JSON.stringify(fault);
    if (typeof fault !== 'object' || fault === null || !Object.hasOwn(FAULT_KINDS, String(fault.do)))
      complain(text, '"do" is not a kind of fault');
    if (![fault.at, fault.times, fault.match?.nth].every(isCount))
      complain(text, 'at, times and match.nth are whole numbers from 1');
    if (fault.when !== undefined && fault.when !== 'before' && fault.when !== 'after')
      complain(text, '"when" is before or after');
  }
  return given as readonly Fault[];
}
