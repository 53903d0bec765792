import { type Incoming, json, page, type Reply } from './exchange.ts';
import type { World } from './state.ts';
import type { Store } from './stores/store.ts';

/** Where files are sent and fetched, beside the routes of Wix and without its headers. */
export const FILE_PATH = '/_files/';

/** The address of a file of a site. */
export const addressOf = (site: string, file: string): string =>
  `https://www.wixapis.com${FILE_PATH}${encodeURIComponent(site)}/${file}`;

const siteAndFile = (path: string): readonly [string, string] => {
  const [site = '', ...rest] = path.slice(FILE_PATH.length).split('/');
  return [decodeURIComponent(site), rest.join('/')];
};

/** Takes a file that somebody has an upload address for, by PUT or POST, and hands out one that is there. */
export function answerFile(request: Incoming, store: Store): Reply {
  const [siteId, id] = siteAndFile(request.path);
  const file = (world: World) => world.sites[siteId]?.files.find((candidate) => candidate.id === id);
  const known = file(store.read());
  if (known === undefined) return page(404, 'Page not found');
  if (request.method === 'GET') {
    const headers = { 'content-type': 'text/csv; charset=utf-8' };
    return known.text === null ? page(404, 'Page not found') : { status: 200, headers, body: known.text };
  }
  const entity = { id, text: request.body };
  store.write(() => [{ in: siteId, edits: [{ put: 'files', entity }], events: [] }]);
  return json(200, { file: { path: id } });
}
