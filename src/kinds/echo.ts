import type { Fields } from './answer.ts';
import { sameIcon } from './icon.ts';
import { canonicalText } from './text.ts';

/**
 * A sub-object to send back whole: what the site has, unknown fields too, under what is to be. Fields that are not there on
 * either side are left out, since Wix takes `null` for something to do.
 */
export function echoed(had: unknown, over: Fields): Fields {
  const filled = (part: unknown) =>
    Object.entries(part ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries([...filled(had), ...filled(over)]);
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
