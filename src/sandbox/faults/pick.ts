import { type Fault, type FaultMatch, factsOf } from './kinds.ts';

/** What a fault may choose a request by. */
export interface FaultTarget {
  readonly index: number;
  readonly method: string;
  readonly path: string;
  readonly site: string | undefined;
  readonly write: boolean;
}

/** A fault that strikes, with its value and moment filled in. */
export interface Strike {
  readonly fault: Fault;
  readonly value: number;
  readonly after: boolean;
}

const pathFits = (given: string, path: string): boolean =>
  given.startsWith('^') ? new RegExp(given).test(path) : path.startsWith(given);

const fits = ({ method, path, site, write }: FaultMatch, target: FaultTarget): boolean =>
  (method === undefined || method.toUpperCase() === target.method) &&
  (path === undefined || pathFits(path, target.path)) &&
  (site === undefined || site === target.site) &&
  (write === undefined || write === target.write);

const isOnce = (fault: Fault): boolean => fault.at !== undefined || fault.match?.nth !== undefined;

/** Counts the requests one fault is for, and says whether this one is to be struck. */
function counter(fault: Fault): (target: FaultTarget) => boolean {
  let seen = 0;
  const nth = fault.match?.nth;
  const start = nth ?? fault.at ?? 1;
  const end = start + (fault.times ?? (isOnce(fault) ? 1 : Number.POSITIVE_INFINITY));
  return (target) => {
    if (!fits(fault.match ?? {}, target)) return false;
    seen += 1;
    const position = nth === undefined && fault.at !== undefined ? target.index : seen;
    return target.index >= (fault.at ?? 1) && position >= start && position < end;
  };
}

const strikeOf = (fault: Fault): Strike => {
  const facts = factsOf(fault.do);
  return {
    fault,
    value: fault.value ?? facts.value?.usual ?? 0,
    after: (fault.when ?? facts.moment) === 'after',
  };
};

/** Keeps count of requests and says which fault, if any, strikes one. Of several the first given strikes. */
export function faultPicker(faults: readonly Fault[]): (target: FaultTarget) => Strike | undefined {
  const counters = faults.map((fault) => ({ fault, isDue: counter(fault) }));
  return (target) => {
    const due = counters.filter(({ isDue }) => isDue(target));
    return due[0] === undefined ? undefined : strikeOf(due[0].fault);
  };
}
