import type { Fields } from './answer.ts';
import { sameIcon } from './icon.ts';
import { canonicalText } from './text.ts';

/**
 * A sub-object to send back whole: what the site has, unknown fields too, under what is to be. Fields that are not there
 * on either side are left out, since Wix takes `null` for something to do, and so are texts that the site has empty: it
 * refuses an empty name although it answers with one.
 */
export function echoed(had: unknown, over: Fields): Fields {
  const there = ([, value]: readonly [string, unknown]) => value !== undefined && value !== null;
  return Object.fromEntries([
    ...Object.entries(had ?? {}).filter(([key, value]) => there([key, value]) && value !== ''),
    ...Object.entries(over).filter(there),
  ]);
}

/**
 * The text to send over what the site has: undefined, so that the site's own spelling is echoed, where both say the same
 * or nothing is wanted.
 */
export function textOver(had: unknown, to: string | null | undefined): string | undefined {
  return to === undefined || to === null || canonicalText(String(had ?? '')) === to ? undefined : to;
}

/** As `textOver`, for icons. */
export function iconOver(had: unknown, to: string | null | undefined): string | undefined {
  return to === undefined || to === null || sameIcon(to, String(had ?? '')) ? undefined : to;
}
