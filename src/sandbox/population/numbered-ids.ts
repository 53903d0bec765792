import { createHash } from 'node:crypto';

/** GUIDs for numbered things: they look random, sort as if random, and tell their number back. */
export interface NumberedIds {
  idOf(number: number): string;
  /** The number behind an id; undefined for an id from elsewhere. */
  numberOf(id: string): number | undefined;
  /** What ids sort by, as a number. */
  rankOf(number: number): number;
}

/** A mixture of all 32 bits that can be undone: the finalizer of MurmurHash3. */
function mix(number: number): number {
  let bits = number ^ (number >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function unmix(mixed: number): number {
  let bits = mixed ^ (mixed >>> 16);
  bits = Math.imul(bits, 0x7ed1b41d);
  bits ^= (bits >>> 13) ^ (bits >>> 26);
  bits = Math.imul(bits, 0xa5cb9243);
  return (bits ^ (bits >>> 16)) >>> 0;
}

const ID = /^[0-9a-f]{8}-/;

/** The ids of one sort of thing; another name gives other ids. */
export function numberedIds(name: string): NumberedIds {
  const hex = createHash('sha256').update(name).digest('hex');
  const salt = Number.parseInt(hex.slice(0, 8), 16);
  const tail = `-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  const rankOf = (number: number) => mix((number ^ salt) >>> 0);
  return {
    rankOf,
    idOf: (number) => rankOf(number).toString(16).padStart(8, '0') + tail,
    numberOf: (id) => {
      if (id.length !== 36 || !ID.test(id) || !id.endsWith(tail)) return undefined;
      return (unmix(Number.parseInt(id.slice(0, 8), 16)) ^ salt) >>> 0;
    },
  };
}
