import http from 'node:http';

// The least a program can do to talk to the site: Node's own client, connections kept open, JSON both ways.
const [endpoint = ''] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: 10 });
const { BENCH_SITE = '', BENCH_KEY = '' } = process.env;
const IDENTITY = { authorization: BENCH_KEY, 'wix-site-id': BENCH_SITE, 'content-type': 'application/json' };

/**
 * One call; rejects for anything but 200.
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>}
 */
export function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, endpoint), { method, agent, headers: IDENTITY }, (response) => {
      /** @type {Buffer[]} */
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
      });
    });
    request.on('error', reject);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** The five reads a plan needs, at once. */
export function readSite() {
  return Promise.all([
    call('GET', '/loyalty-programs/v1/program'),
    // A site without tiers has no settings either, and says so with 404.
    call('GET', '/loyalty-tiers/v1/tiers/program-settings').catch(() => ({})),
    call('GET', '/loyalty-tiers/v1/tiers'),
    call('GET', '/_api/loyalty-earning-rules/v1/earning-rules/rules'),
    call('POST', '/loyalty-rewards/v1/rewards/query', { query: { cursorPaging: { limit: 100 } } }),
  ]);
}

/** Lets go of the connections, so that the process can end. */
export const hangUp = () => agent.destroy();
