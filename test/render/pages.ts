import { expect } from 'vitest';
import type { Impact } from '../../src/impact/document.ts';
import { planHtml } from '../../src/render/html/index.ts';
import { aChange, aDocument } from './documents.ts';
import { liveHtml } from './live.ts';

const label = (_kind: string, path: string) => (path === 'requiredPoints' ? 'Points needed' : undefined);
const silver = aChange({
  address: 'tiers/silver',
  op: 'update',
  kind: 'tier',
  name: 'Silver',
  direction: 'adverse',
  fields: [{ path: 'requiredPoints', before: 1500, after: 2000 }],
});

type Named = Required<Pick<NonNullable<Parameters<typeof planHtml>[1]>, 'describe'>>;

/** A page, which must be sound in any case. */
export function pageOf(
  impact: Impact | null,
  given: Parameters<typeof aDocument>[0] = {},
  { describe }: Named = { describe: label },
): string {
  const page = planHtml(aDocument({ changes: [silver], impact, ...given }), { describe });
  expect(liveHtml(page)).toEqual([]);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.length).toBe(new Set(ids).size);
  for (const [, target = ''] of page.matchAll(/(?:href="#|aria-labelledby=")([^" ]+)/g)) expect(ids).toContain(target);
  return page;
}

/** What comes before the details. */
export const top = (page: string): string => page.slice(page.indexOf('<main>'), page.indexOf('<div class="details">'));
/** The text of HTML. */
export const bare = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
