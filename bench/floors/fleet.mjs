import http from 'node:http';

// The least a program can do to read many sites: the five reads of each, twenty sites at a time, a connection of its own for each.
const [endpoint = '', count = '0'] = process.argv.slice(2);
const { BENCH_KEY = '' } = process.env;

/**
 * @param {http.Agent} agent
 * @param {string} site
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>}
 */
function call(agent, site, method, path, body) {
  const headers = { authorization: BENCH_KEY, 'wix-site-id': site, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, endpoint), { method, agent, headers }, (response) => {
      /** @type {Buffer[]} */
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString())));
    });
    request.on('error', reject);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** @param {string} site */
async function readSite(site) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 10 });
  await Promise.all([
    call(agent, site, 'GET', '/loyalty-programs/v1/program'),
    call(agent, site, 'GET', '/loyalty-tiers/v1/tiers/program-settings'),
    call(agent, site, 'GET', '/loyalty-tiers/v1/tiers'),
    call(agent, site, 'GET', '/_api/loyalty-earning-rules/v1/earning-rules/rules'),
    call(agent, site, 'POST', '/loyalty-rewards/v1/rewards/query', { query: { cursorPaging: { limit: 100 } } }),
  ]);
  agent.destroy();
}

let next = 1;
async function lane() {
  for (let number = next++; number <= Number(count); number = next++)
    await readSite(`site-${String(number).padStart(4, '0')}`);
}
await Promise.all(Array.from({ length: Math.min(20, Number(count)) }, lane));
