import { describe, expect, it } from 'vitest';
import { pushRun } from '../support/github/runner.ts';
import { machineFor } from './machine.ts';
import { commit, FILE, GIVEN, git, own, SITE, setting } from './setting.ts';
import { runSteps } from './workflow.ts';

const OTHER = '22222222-3333-4444-8555-666666666666';

describe('an apply of many sites by the action', { timeout: 240_000 }, () => {
  it('keeps what was applied at the sites that ended well, when another did not', async () => {
    const set = await setting();
    const { made, github } = set;
    made.sandbox.addSite({ id: OTHER, key: 'key-of-the-shop', fixture: 'store' });
    for (const site of [SITE, OTHER])
      made.write(`site-${site}.yaml`, FILE.replace('site: ${WIX_SITE_ID}', `site: ${site}`));
    git(made, 'add', `site-${SITE}.yaml`, `site-${OTHER}.yaml`);
    commit(made, 'Two sites');
    const file = 'site-*.yaml';
    const env = { WIX_API_KEY: 'key-of-the-shop' };
    const { out } = await made.loyalty(['plan', file, '--format', 'json'], { env });
    const { digest } = JSON.parse(out) as { readonly digest: string };
    made.sandbox.setFaults([{ do: '401', match: { path: '/loyalty-rewards', write: true, site: OTHER } }]);
    const machine = machineFor(made, pushRun({ hub: github, folder: made.folder }, 'c0ffee'), GIVEN);
    const use = { uses: './.github/actions/loyalty', with: { command: 'apply', file, expect: digest }, env };
    const ran = await runSteps([use], machine);
    expect(own(ran).slice(-2)).toEqual([
      ['Run', 5],
      ['Keep what was applied', 0],
    ]);
    const kept = git(made, 'ls-remote', 'origin', 'refs/loyalty/*');
    expect([kept.includes(`refs/loyalty/applied/${SITE}`), kept.includes(OTHER)]).toEqual([true, false]);
    expect(ran.at(-1)?.out).toBe('');
  });
});
