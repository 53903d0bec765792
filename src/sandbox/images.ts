import { createHash } from 'node:crypto';
import { SHAPE_PREFIX, type WireImage } from '../wire/index.ts';
import type { Switches } from './switches/index.ts';
import { asObject, isAbsent, type Violations } from './violations.ts';

/** The stock icon of things that were sent none. */
export const STOCK_ICON: WireImage = {
  id: '',
  url: `${SHAPE_PREFIX}11062b_0a8e17936d5b4d46971649be036c781b.svg`,
  height: 0,
  width: 0,
};

const isEmpty = (sent: unknown): boolean => {
  const { id, url } = asObject(sent);
  return (isAbsent(id) || id === '') && (isAbsent(url) || url === '');
};

export function checkImage(violations: Violations, field: string, sent: unknown): void {
  if (isAbsent(sent)) return;
  if (typeof sent !== 'object' || Array.isArray(sent)) violations.add(field, 'must be an image object', 'FORMAT');
}

const imported = (url: string): WireImage => {
  const name = decodeURIComponent(url.split(/[?#]/)[0]?.split('/').pop() ?? '') || 'image';
  const id = `${createHash('sha256').update(url).digest('hex').slice(0, 32)}~mv2${/\.[a-z]+$/i.exec(name)?.[0] ?? '.png'}`;
  return { id, url: `https://static.wixstatic.com/media/${id}`, height: 200, width: 200, filename: name };
};

/** The image as the site stores it: with an id as sent, without one in the shape of the stock icons. */
function stored(sent: unknown, switches: Switches): WireImage {
  const { id, url, height, width, altText, filename } = asObject(sent) as WireImage;
  if (id !== undefined && id !== null && id !== '') {
    return {
      id,
      url,
      height,
      width,
      ...(altText === undefined ? {} : { altText }),
      ...(filename === undefined ? {} : { filename }),
    };
  }
  const outside = /^https?:/.test(url ?? '');
  return outside && switches.httpsIcon === 'imported' ? imported(url ?? '') : { id: '', url, height: 0, width: 0 };
}

/** The icon after a write: `sent` is the field as it came, `before` what was there. Undefined when there is none. */
export function nextIcon(sent: unknown, before: WireImage | undefined, switches: Switches): WireImage | undefined {
  if (sent === undefined) return before;
  if (!isEmpty(sent)) return stored(sent, switches);
  return switches.emptyIcon === 'cleared' ? undefined : before;
}
