import type { Flags, Values } from '../flags.ts';
import { notNegative, whole } from '../numbers.ts';
import { shardOf } from './shard.ts';
import { waveSizes } from './waves.ts';

/** Sites that are worked on at a time. More gain little: from here on it is this machine that is busy. */
export const SITES_AT_ONCE = 20;

/** By how many per cent the customers and the points of a site may move while it is applied. */
export const BAND = 5;

/** Which part of many sites. */
export const PART: Flags = {
  shard: {
    type: 'string',
    describe: '<i>/<n>: only this part of the files, for machines side by side',
    group: 'Many sites:',
  },
};

/** How many sites are gone about. */
export const FLEET: Flags = {
  ...PART,
  waves: {
    type: 'string',
    describe: '1,4,rest: sites are changed in waves, each looked at before the next',
    group: 'Many sites:',
  },
};

/** For commands that only read sites. */
export const AT_ONCE: Flags = {
  parallelism: {
    type: 'number',
    describe: `Sites at a time [${SITES_AT_ONCE}]`,
    group: 'Many sites:',
  },
};

/** Throws a Stop when a flag about many sites cannot be meant. */
export function mustBeFleet(values: Values): void {
  if (values.parallelism !== undefined) whole('parallelism', values.parallelism, 1);
  if (values.waves !== undefined) waveSizes(values.waves as string);
  if (values.band !== undefined) notNegative('band', values.band as number);
  shardOf([], values.shard as string | undefined);
}

/** The flags of one of many sites: what is said of the fleet is not said of it, and talk of twenty at once cannot be read. */
export function forOneSite({ parallelism: _, shard: __, waves: ___, ...values }: Values): Values {
  return { ...values, quiet: true, quietAsked: values.quiet === true };
}
