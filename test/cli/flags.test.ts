import { describe, expect, it } from 'vitest';
import { desk } from '../support/world.ts';

const FILE = { 'loyalty.yaml': 'version: 1\nsite: sandbox\nprogram: { name: Perks }\n' };

describe('flags', () => {
  it.each([
    ['plan --fail-on zzz', '--fail-on cannot be zzz.'],
    ['plan --fail-on create,zzz', '--fail-on cannot be zzz.'],
    ['apply --yes --on-stale zzz', '--on-stale cannot be zzz.'],
    ['apply --yes --parallelism 0', '--parallelism'],
    ['apply --yes --settle abc', '--settle'],
    ['plan --timeout 0', '--timeout'],
    ['plan --retries 1.5', '--retries'],
    ['sandbox --port 99999', '--port must be a whole number, 0 or more, and 65535 at most.'],
    ['plan --timeout 3000000', '--timeout must be a number above 0, and 3600 at most.'],
    ['plan --retries 101', '--retries must be a whole number, 0 or more, and 100 at most.'],
    ['plan --max-rps 1e9', '--max-rps must be a number above 0, and 100000 at most.'],
    ['apply --settle 2147484', '--settle must be a number, 0 or more, and 3600 at most.'],
    ['apply --parallelism 1e6', '--parallelism must be a whole number, 1 or more, and 1000 at most.'],
    ['sandbox --latency 3e9', '--latency must be a number, 0 or more, and 3600000 at most.'],
    ['plan --trace no/such/folder', 'no/such/folder'],
    ['init -f -', 'init writes a file, and - is none.'],
    ['init --template salon --from-site sandbox', '--template and what a site has are two beginnings.'],
    ['init --template store --from-sites sandbox', '--template and what a site has are two beginnings.'],
    ['init --from-sites nofile.txt', 'nofile.txt is neither a file that is there nor the id of a site.'],
  ])('refuses %s before anything is done', async (line, says) => {
    const made = desk(FILE);
    const { exit, out, err } = await made.loyalty(line);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain(says);
    expect(err).not.toContain('INTERNAL');
  });

  it('take several of a closed list with commas, or one by one', async () => {
    const made = desk(FILE);
    expect((await made.loyalty('plan --fail-on create,update')).exit).toBe(3);
    expect((await made.loyalty('plan --fail-on create --fail-on update')).exit).toBe(3);
    expect((await made.loyalty('plan --fail-on create,delete')).exit).toBe(0);
  });

  it('do not lead to the sandbox where the environment names a real site', async () => {
    const made = desk(FILE);
    const { exit, err } = await made.loyalty('apply --yes', { env: { WIX_SITE_ID: 'shop' } });
    expect(exit).toBe(1);
    expect(err).toContain('SITE_MISMATCH');
  });
});
