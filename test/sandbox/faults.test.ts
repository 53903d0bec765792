import { describe, expect, it } from 'vitest';
import { aSite, clientOf, idOf, moneyOff, REWARDS, refusal, TIERS } from './support/site.ts';

const silver = { tierDefinition: { name: 'Silver' }, requiredPoints: 1 };
const twoRewards = () => [moneyOff('A'), moneyOff('B')] as never;

/** One create under a fault: what it threw or answered, and whether it was done. */
async function createUnder(faults: string) {
  const { sandbox, ask } = aSite();
  sandbox.setFaults(faults);
  const answer = await ask('POST', TIERS, { tier: silver }).catch((reason: Error) => reason.message);
  const [logged] = sandbox.requests();
  return { answer, done: sandbox.state().tiers.length === 1, logged };
}

describe('a connection that breaks', () => {
  it.each([
    ['lose', true],
    ['reset', false],
    ['reset/after', true],
    ['lose/before', false],
  ])('%s', async (faults, done) => {
    const { sandbox } = aSite();
    sandbox.setFaults(faults);
    const url = `https://www.wixapis.com${TIERS}`;
    const headers = { authorization: 'sandbox', 'wix-site-id': 'sandbox' };
    const work = sandbox.fetch(url, { method: 'POST', headers, body: JSON.stringify({ tier: silver }) });
    await expect(work).rejects.toMatchObject({
      name: 'TypeError',
      message: 'fetch failed',
      cause: { code: 'ECONNRESET' },
    });
    expect(sandbox.state().tiers).toHaveLength(done ? 1 : 0);
    expect(sandbox.requests()[0]).toMatchObject({ status: 0, committed: done, fault: faults.split('/')[0] });
  });

  it('within the body', async () => {
    const { sandbox } = aSite({ faults: [{ do: 'torn' }] });
    const response = await sandbox.fetch(`https://www.wixapis.com${TIERS}`, {
      headers: { authorization: 'sandbox', 'wix-site-id': 'sandbox' },
    });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('fetch failed');
    const light = await sandbox.lightFetch(`https://www.wixapis.com${TIERS}`, { method: 'GET', headers: {} });
    await expect(light.text()).rejects.toThrow('fetch failed');
  });

  it('is silent until its caller gives up or the sandbox ends', async () => {
    const { sandbox } = aSite({ faults: [{ do: 'hang' }] });
    const given = sandbox.fetch(TIERS, { signal: AbortSignal.timeout(20) });
    await expect(given).rejects.toMatchObject({ name: 'TimeoutError' });
    const open = sandbox.fetch(TIERS);
    const never = await Promise.race([
      open.catch(() => 'ended'),
      new Promise((resolve) => setTimeout(resolve, 30, 'still open')),
    ]);
    expect(never).toBe('still open');
    await sandbox.close();
    await expect(open).rejects.toThrow('fetch failed');
  });

  it('does not begin for a caller who has given up already', async () => {
    const { sandbox } = aSite();
    await expect(sandbox.fetch(TIERS, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    expect(sandbox.requests()).toEqual([]);
  });
});

describe('an answer that is wrong', () => {
  it.each([
    ['401', 401, '{"message":"Unauthenticated"', false],
    ['429', 429, '{"message":"Too many requests"', false],
    ['429-text', 429, 'Too Many Requests', false],
    ['500', 500, '{"message":"","details":{}}', false],
    ['502', 502, '<!doctype html>', false],
    ['503', 503, '{"message":"","details":{}}', false],
    ['503/after', 503, '{"message":"","details":{}}', true],
    ['503-html', 503, '<!doctype html>', false],
    ['504', 504, '{"message":"","details":{}}', true],
    ['504/before', 504, '{"message":"","details":{}}', false],
    ['html', 200, '<!doctype html>', false],
    ['html/after', 200, '<!doctype html>', true],
    ['empty', 200, '', true],
    ['201', 201, '{"tier":{"id":', true],
    ['204', 204, '', true],
    ['cut', 200, '{"tier":{"id":', true],
    ['slow=1', 200, '{"tier":{"id":', true],
  ])('%s: status %i', async (faults, status, begins, done) => {
    const { answer, done: isDone } = await createUnder(faults);
    expect(answer).toMatchObject({ status });
    const { text } = answer as { text: string };
    expect([text.startsWith(begins), begins === '' ? text : '']).toEqual([true, '']);
    expect(isDone).toBe(done);
  });

  it('cut is half a JSON text', async () => {
    const { answer } = await createUnder('cut');
    expect(() => JSON.parse((answer as { text: string }).text)).toThrow(SyntaxError);
  });

  it('429 says when to come back: in seconds, as a date, or not at all', async () => {
    const retryAfter = async (faults: string) =>
      ((await createUnder(faults)).answer as { headers: Record<string, string> }).headers['retry-after'];
    expect(await retryAfter('429=7')).toBe('7');
    expect(await retryAfter('429-date=60')).toBe('Fri, 20 Nov 2026 12:01:00 GMT');
    expect(await retryAfter('429-bare')).toBeUndefined();
    expect(await retryAfter('429-text')).toBeUndefined();
  });

  it('a null in a list, a wrong count, a lost cursor: and other answers stay as they are', async () => {
    const { sandbox, client, ask } = aSite();
    await client.rewards.bulkCreateRewards(twoRewards());
    const query = (limit: number) => ask('POST', `${REWARDS}/query`, { query: { cursorPaging: { limit } } });
    sandbox.setFaults('null-element');
    expect((await query(2)).body.rewards).toEqual([expect.anything(), expect.anything(), null]);
    sandbox.setFaults('wrong-count');
    expect((await query(2)).body.pagingMetadata).toMatchObject({ count: 3 });
    sandbox.setFaults('lost-cursor');
    expect((await query(1)).body.pagingMetadata).toEqual({ count: 1, hasNext: true });
    for (const kind of ['null-element', 'wrong-count', 'lost-cursor', 'bulk-missing', 'bulk-count']) {
      sandbox.setFaults(kind);
      expect((await ask('GET', '/loyalty-programs/v1/program/premium-features')).body).toEqual({
        loyaltyProgram: true,
        tiers: true,
        pointsExpiration: true,
      });
    }
  });

  it('hands out revisions one behind', async () => {
    const { sandbox, client } = aSite();
    const id = idOf(await client.tiers.createTier(silver));
    await client.tiers.updateTier(id, { revision: '1', requiredPoints: 2 });
    sandbox.setFaults('stale-revision:GET');
    const { tiers } = await client.tiers.listTiers();
    expect(tiers?.[0]?.revision).toBe('1');
    expect(await refusal(client.tiers.updateTier(id, { revision: '1', requiredPoints: 3 }))).toBe(
      '409 INVALID_REVISION',
    );
  });

  it('leaves refusals alone', async () => {
    const { client } = aSite({ faults: [{ do: 'cut' }] });
    expect(await refusal(client.tiers.getTier('none'))).toBe('404 NOT_FOUND');
  });
});

describe('a bulk create', () => {
  it('fails in part, and only in the answer or only in the count', async () => {
    const { sandbox, client } = aSite();
    sandbox.setFaults('bulk=1');
    const { results = [], bulkActionMetadata } = await client.rewards.bulkCreateRewards(twoRewards());
    expect(results.map(({ itemMetadata }) => itemMetadata?.success)).toEqual([false, true]);
    expect(bulkActionMetadata).toMatchObject({ totalSuccesses: 1, totalFailures: 1 });
    expect(sandbox.state().rewards.map(({ name }) => name)).toEqual(['B']);
    sandbox.setFaults('bulk-missing');
    expect((await client.rewards.bulkCreateRewards(twoRewards())).results).toHaveLength(1);
    sandbox.setFaults('bulk-count');
    expect((await client.rewards.bulkCreateRewards(twoRewards())).bulkActionMetadata?.totalSuccesses).toBe(3);
    expect(sandbox.state().rewards).toHaveLength(5);
  });
});

describe('lists from the past', () => {
  it('show what was there so long ago, on the sandbox clock', async () => {
    const { sandbox, client } = aSite();
    await client.tiers.createTier(silver);
    sandbox.advance(10_000);
    const gold = await client.tiers.createTier({ tierDefinition: { name: 'Gold' }, requiredPoints: 2 });
    sandbox.setFaults('stale=5000:GET');
    const count = async () => (await client.tiers.listTiers()).tiers?.length;
    expect(await count()).toBe(1);
    expect((await client.tiers.getTier(idOf(gold))).requiredPoints).toBe(2);
    sandbox.advance(5_000);
    expect(await count()).toBe(2);
    sandbox.setFaults('stale=60000');
    expect(await count()).toBe(0);
    expect(await refusal(client.tiers.createTier(silver))).toBe('409 ALREADY_EXISTS');
  });
});

describe('the choice of requests', () => {
  const struck = async (faults: string, paths: readonly string[]) => {
    const { sandbox, ask } = aSite();
    sandbox.setFaults(faults);
    const statuses: number[] = [];
    for (const path of paths) statuses.push((await ask('GET', path)).status);
    return statuses.map((status, i) => (status === 503 ? i + 1 : 0)).filter(Boolean);
  };
  const PATHS = [TIERS, REWARDS, TIERS, REWARDS, TIERS, TIERS];

  it.each([
    ['503', [1, 2, 3, 4, 5, 6]],
    ['503@3', [3]],
    ['503@3x2', [3, 4]],
    ['503x2', [1, 2]],
    ['503:/loyalty-tiers', [1, 3, 5, 6]],
    ['503:/loyalty-tiers@2', [3]],
    ['503:/loyalty-tiers@2x2', [3, 5]],
    ['503:^/loyalty-rewards/v1/rewards$@2', [4]],
    ['503:POST', []],
    ['503~other', []],
    ['503~sandbox@6', [6]],
    ['503@1,503@4', [1, 4]],
  ])('%s strikes %j', async (faults, expected) => {
    expect(await struck(faults, PATHS)).toEqual(expected);
  });

  it('knows writes from reads, and the site of a token', async () => {
    const { sandbox, client } = aSite({ faults: [{ do: '503', match: { write: true } }] });
    expect(await refusal(client.rewards.queryRewards({} as never))).toBe('accepted');
    expect(await refusal(client.tiers.createTier(silver))).toContain('503');
    sandbox.setFaults([{ do: '503', match: { site: 'sandbox' } }]);
    const { ask } = { ask: (authorization: string) => sandbox.fetch(TIERS, { headers: { authorization } }) };
    expect((await ask(sandbox.token({ caller: { kind: 'app', appId: 'x' } }))).status).toBe(503);
  });

  it('strikes with the first of several and counts for all', async () => {
    expect(await struck('401@1,503@1,503@2', PATHS)).toEqual([2]);
  });
});

describe('the end of a sandbox', () => {
  it('cuts waiting short', async () => {
    const { sandbox, ask } = aSite({ latencyMs: 60_000 });
    const answer = ask('GET', TIERS);
    await sandbox.close();
    expect((await answer).status).toBe(200);
  });
});

describe('hooks', () => {
  it('that throw break the exchange', async () => {
    const { sandbox, ask } = aSite();
    sandbox.onRequest(() => {
      throw new Error('stop here');
    });
    await expect(ask('GET', TIERS)).rejects.toThrow('stop here');
    expect(sandbox.requests()[0]).toMatchObject({ status: 0, committed: false });
  });

  it('see each request before its work and after its commit, and can stop', async () => {
    const { sandbox, client } = aSite();
    const seen: string[] = [];
    const stop = sandbox.onRequest(async ({ index, phase, method }) => {
      await Promise.resolve();
      seen.push(`${index} ${phase} ${method} ${sandbox.state().tiers.length}`);
    });
    await client.tiers.createTier(silver);
    stop();
    await clientOf(sandbox).tiers.listTiers();
    expect(seen).toEqual(['1 before POST 0', '1 after-commit POST 1']);
  });
});
