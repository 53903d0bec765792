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
    ['sandbox --port 99999', '--port must be below 65536.'],
    ['plan --trace no/such/folder', 'no/such/folder'],
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
