import { tiers as tiersModule } from '@wix/loyalty';
import { ApiKeyStrategy, createClient } from '@wix/sdk';
import { createSandbox } from '../../../src/sandbox/index.ts';

/** A process of its own that writes tiers into a directory: `<directory> <prefix> <count> [kill phase index]`. */
const [directory = '', prefix = '', count = '0', phase, index] = process.argv.slice(2);
const sandbox = createSandbox({ directory });
sandbox.onRequest((request) => {
  if (request.phase === phase && request.index === Number(index)) process.kill(process.pid, 'SIGKILL');
});
const auth = ApiKeyStrategy({ apiKey: 'sandbox', siteId: 'sandbox' });
// One module alone: a process that is killed many times must start quickly.
const { tiers } = createClient({ modules: { tiers: tiersModule }, auth, fetch: sandbox.fetch });
const first = prefix.charCodeAt(0) * 1_000;
for (let i = 0; i < Number(count); i += 1) {
  await tiers.createTier({ tierDefinition: { name: `${prefix}${i}` }, requiredPoints: first + i });
}
