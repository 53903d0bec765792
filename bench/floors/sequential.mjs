// What one writes today: the real SDK over the global fetch, one call after the other. `plan` reads, `creates` reads and creates.
import { earningRules, programs, rewards, tiers } from '@wix/loyalty';
import { ApiKeyStrategy, createClient } from '@wix/sdk';
import { REWARDS, RULES, TIERS } from './bodies.mjs';

const [endpoint = '', task] = process.argv.slice(2);
const { BENCH_SITE = '', BENCH_KEY = '' } = process.env;
const { fetch: globalFetch } = globalThis;
const client = createClient({
  auth: ApiKeyStrategy({ apiKey: BENCH_KEY, siteId: BENCH_SITE }),
  modules: { earningRules, programs, rewards, tiers },
  // Nothing but the host is changed.
  fetch: (url, init) => globalFetch(String(url).replace('https://www.wixapis.com', endpoint), init),
});

await client.programs.getLoyaltyProgram();
await client.tiers.getTiersProgramSettings().catch(() => undefined);
await client.tiers.listTiers();
await client.earningRules.listEarningRules();
await client.rewards.queryRewards({ cursorPaging: { limit: 100 } });
if (task === 'creates') {
  for (const tier of TIERS) await client.tiers.createTier(structuredClone(tier));
  for (const rule of RULES) await client.earningRules.createLoyaltyEarningRule(structuredClone(rule));
  for (const reward of REWARDS) await client.rewards.createReward(structuredClone(reward));
}
