// The floor of a hundred creates: the reads, the tiers, then everything else: 12 calls in 3 rounds.
import { REWARDS, RULES, TIERS } from './bodies.mjs';
import { call, hangUp, readSite } from './http.mjs';

await readSite();
await call('POST', '/loyalty-tiers/v1/bulk/tiers/create', { tiers: TIERS, returnEntity: true });
await Promise.all([
  call('POST', '/_api/loyalty-earning-rules/v1/bulk/earning-rules/create', { earningRules: RULES, returnEntity: true }),
  ...[0, 10, 20, 30, 40].map((from) =>
    call('POST', '/loyalty-rewards/v1/bulk/rewards/create', { rewards: REWARDS.slice(from, from + 10) }),
  ),
]);
hangUp();
