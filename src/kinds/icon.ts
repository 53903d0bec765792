import type { Json, JsonSchema } from '../kernel/kind.ts';

const WRITABLE = '^(?:shapes/|https://|wix:image://)\\S+$';
const MEDIA_HOST = 'static.wixstatic.com';

/** The schema of an icon: a stock shape, an outside address or a file of the site's media manager. */
export function iconSchema(description: string, wix: string, dashboard: string): JsonSchema {
  return {
    type: 'string',
    pattern: WRITABLE,
    maxLength: 2000,
    description: `${description} One of Wix's stock shapes (\`shapes/…\`), an address (\`https://…\`) or a file of the Media Manager (\`wix:image://…\`). Once set, Wix has no way to clear it.`,
    examples: ['https://example.com/star.svg', 'shapes/39dce0a5d1ce498f95526b1390eaf585.svg'],
    'x-wix': wix,
    'x-dashboard': dashboard,
  };
}

/** True for an icon that a file may hold and a write can send. */
export function isWritableIcon(icon: string): boolean {
  return new RegExp(WRITABLE).test(icon);
}

/**
 * True when both name the same picture: same text, same media id or same file name. Wix moves a picture that it is given
 * an address of and reports it under a name of its own, so the spelling alone says nothing. Two addresses outside of
 * Wix are different pictures unless they are the same text: Wix has moved neither.
 */
export function sameIcon(wanted: Json | undefined, live: Json | undefined): boolean {
  if (typeof wanted !== 'string' || typeof live !== 'string') return (wanted ?? null) === (live ?? null);
  if (wanted === live) return true;
  const [one, other] = [partsOf(wanted), partsOf(live)];
  if (one.outside && other.outside) return false;
  return one.names.some((name) => other.names.includes(name));
}

interface Parts {
  /** An address of a host that is not Wix's. */
  readonly outside: boolean;
  /** The media id and the file name, as far as there are any. */
  readonly names: readonly string[];
}

const MEDIA = /^(?:wix:)?image:\/\/v1\/([^/#?]+)(?:\/([^#?]*))?/;

function partsOf(icon: string): Parts {
  const media = MEDIA.exec(icon);
  if (media) return { outside: false, names: named([media[1], media[2]]) };
  const address = /^https?:\/\/([^/?#]*)([^?#]*)/.exec(icon);
  const path = address ? (address[2] as string) : icon.replace(/[?#].*$/, '');
  const segments = path.split('/').filter((segment) => segment !== '');
  const outside = address !== null && address[1] !== MEDIA_HOST;
  const id = address && !outside && segments[0] === 'media' ? segments[1] : undefined;
  return { outside, names: named([id, segments.at(-1)]) };
}

/** The SDK spells a missing file name as the text `undefined`. */
function named(names: readonly (string | undefined)[]): readonly string[] {
  return names.filter((name): name is string => name !== undefined && name !== '' && name !== 'undefined').map(decoded);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
