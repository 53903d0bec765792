import type { Fields } from './answer.ts';

/**
 * A sub-object to send back whole: what the site has, unknown fields too, under what is to be. Fields that are not there on
 * either side are left out, since Wix takes `null` for something to do.
 */
export function echoed(had: unknown, over: Fields): Fields {
  const filled = (part: unknown) =>
    Object.entries(part ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries([...filled(had), ...filled(over)]);
}

/** The value to send for a field: undefined, so that the site's own spelling is echoed, where nothing is to change. */
export function changed<T>(from: T, to: T | undefined, same: (one: T, other: T) => boolean = Object.is): T | undefined {
  return to === undefined || same(to, from) ? undefined : to;
}
