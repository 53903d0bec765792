/*
 * The SDK writes an icon as a string and turns it into an object on the way out, and there it throws for Wix's own stock icons
 * (`shapes/x.svg`), writes the word "undefined" for a media file without a name, and chokes on a lone percent sign. Icons it cannot carry
 * travel through it as an address of our own, which the transport swaps for the right object just before the body leaves.
 */
const CARRIER = 'https://icon.invalid/#';
const NAMED_MEDIA = /^wix:image:\/\/v1\/[^/#?\s]+\/[^/#?\s]+#originWidth=\d+&originHeight=\d+$/;
const MEDIA = /^(?:wix:)?image:\/\/v1\/([^/#?\s]+)(?:\/([^/#?]*))?(?:#(.*))?$/;

/** An image object of the wire. */
interface WireIcon {
  readonly id?: string;
  readonly url?: string;
  readonly width?: number;
  readonly height?: number;
  readonly altText?: string;
  readonly filename?: string;
}

/** The icon as a string that the SDK carries without harm. Takes any icon that was read or declared; repeating it changes nothing. */
export function iconToSdk(icon: string): string {
  if (icon === '' || icon.startsWith(CARRIER) || sdkCarries(icon)) return icon;
  return CARRIER + encodeURIComponent(icon);
}

/** The icon as the file and the diff should see it: `shapes/…`, `https://…` or `wix:image://v1/<id>[/<name>][#originWidth=w&originHeight=h]`. */
export function iconFromSdk(icon: string): string {
  if (icon.startsWith(CARRIER)) return decodable(icon.slice(CARRIER.length)) ?? icon;
  const media = parseMedia(icon);
  if (!media) return icon;
  const name = media.name ? `/${encodeURIComponent(media.name)}` : '';
  const size = media.width && media.height ? `#originWidth=${media.width}&originHeight=${media.height}` : '';
  return `wix:image://v1/${media.id}${name}${size}`;
}

/** The request body with carried icons in the form of the wire; any other body as it is. */
export function unloadIcons(body: string): string {
  if (!body.includes(CARRIER)) return body;
  return JSON.stringify(JSON.parse(body), (_key, value: unknown) => {
    const url = isObject(value) ? value.url : undefined;
    return typeof url === 'string' && url.startsWith(CARRIER) ? wireIcon(iconFromSdk(url)) : value;
  });
}

function wireIcon(icon: string): WireIcon {
  const media = parseMedia(icon);
  if (!media) return { url: icon };
  return {
    id: media.id,
    ...(media.width && media.height ? { height: media.height, width: media.width } : {}),
    ...(media.name ? { altText: media.name, filename: media.name, url: icon } : {}),
  };
}

function sdkCarries(icon: string): boolean {
  if (icon.startsWith('wix:image:')) return NAMED_MEDIA.test(icon) && decodable(icon) !== undefined;
  if (!/^https?:\/\//.test(icon) || !URL.canParse(icon)) return false;
  return decodable(new URL(icon).pathname) !== undefined;
}

function parseMedia(icon: string): { id: string; name?: string; width?: number; height?: number } | undefined {
  const parts = MEDIA.exec(icon);
  if (!parts) return undefined;
  const name = parts[2] === undefined ? undefined : (decodable(parts[2]) ?? parts[2]);
  const size = new URLSearchParams(parts[3] ?? '');
  return {
    id: parts[1] as string,
    // The word is what the SDK makes of a name that is not there.
    ...(name && name !== 'undefined' ? { name } : {}),
    width: Number(size.get('originWidth')) || 0,
    height: Number(size.get('originHeight')) || 0,
  };
}

function decodable(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
