import { addressOf, textOf } from '../kernel/address.ts';
import { at } from '../kernel/diff.ts';
import { nearest } from '../kernel/nearest.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Acceptance, Pending } from './acceptance.ts';

/** A line of the file that lets nothing pass: why it does not, as far as that can be told, and what to do about it. */
export function spent(acceptance: Acceptance, pending: Pending, against: Problem | undefined): Problem {
  const { change, reason, to } = acceptance;
  const told = (severity: Problem['severity'], because: string, next: string): Problem => ({
    code: 'ACCEPT_SPENT',
    severity,
    message: `accept: ${textOf(change)} (${reason}) lets nothing pass: ${because}.`,
    next,
  });
  if (against?.address !== undefined && to !== undefined) {
    if (change.path === '') {
      const next = `Name the attribute, as in \`${textOf(change)}.${against.path ?? 'active'}\`, or leave out \`to\`.`;
      return told('warning', `it accepts ${to}, and names no attribute`, next);
    }
    const { value, says } = valueAt(against.address, change.path, pending);
    return told('warning', `it accepts ${to}, ${says} ${value}`, 'If that is agreed to, write so under `to`.');
  }
  if (isUnknown(acceptance, pending)) {
    const meant = meantBy(acceptance, pending);
    const because = `neither the file nor the plan has ${addressOf(change.section, change.key as string)}`;
    if (meant !== undefined)
      return told('warning', because, `Did you mean \`${meant}\`? If not, the line can be deleted.`);
    return told('info', because, 'The line can be deleted.');
  }
  const because = 'no such change is pending, or nothing is said against it';
  return told('info', because, 'The line has done its work and can be deleted.');
}

/** What the plan makes of an attribute, or else what the file says. */
function valueAt(
  address: string,
  path: string,
  { changes, declared }: Pending,
): { readonly value: string; readonly says: string } {
  const last = changes.findLast((change) => change.address === address);
  const [own] = declared.filter((thing) => thing.address === address).map(({ spec }) => spec);
  const end = last?.op === 'delete' ? undefined : last?.to;
  const value = at(last ? end : own, path);
  const plain = ['string', 'number', 'boolean'].includes(typeof value);
  return { value: plain ? String(value) : 'another value', says: last ? 'the plan goes to' : 'the file says' };
}

/** A name in quotes may be that of anything on the site. */
function isUnknown({ change: { section, key } }: Acceptance, pending: Pending): boolean {
  return key !== undefined && !addressesIn(pending).includes(addressOf(section, key));
}

function meantBy({ change: { section, key } }: Acceptance, pending: Pending): string | undefined {
  const start = `${section}/`;
  const keys = addressesIn(pending).flatMap((one) => (one.startsWith(start) ? [one.slice(start.length)] : []));
  const meant = nearest(key as string, keys);
  return meant && addressOf(section, meant);
}

function addressesIn({ changes, declared }: Pending): readonly string[] {
  return [...changes, ...declared].map(({ address }) => address);
}
