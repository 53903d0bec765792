import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shop } from '../support/shop.ts';
import { desk } from '../support/world.ts';

const FILE = 'version: 1\nsite: sandbox\nprogram: { name: Perks }\n';

describe('-q', () => {
  it.each([
    ['init', 'Wrote loyalty.yaml.', 'loyalty.yaml'],
    ['init --from-sites sandbox', 'Wrote sites/sandbox/loyalty.yaml.', 'sites/sandbox/loyalty.yaml'],
    ['export --out live.yaml', 'Wrote site sandbox to live.yaml.', 'live.yaml'],
    ['sandbox --reset', 'The sandbox is a fresh site again.', '.loyalty/sandbox/state.json'],
  ])('leaves out what %s says besides its answer', async (line, says, file) => {
    expect((await desk().loyalty(line)).err).toContain(says);
    const made = desk();
    expect((await made.loyalty(`${line} -q`)).err).toBe('');
    expect(existsSync(join(made.folder, file))).toBe(true);
  });

  it('leaves out that a ref did not move', async () => {
    for (const [flag, err] of [
      ['', expect.stringContaining('refs/loyalty/applied/sandbox was not moved')],
      [' -q', ''],
    ] as const) {
      const made = desk({ 'loyalty.yaml': FILE });
      expect(spawnSync('git', ['init', '-q'], { cwd: made.folder }).status).toBe(0);
      // No program by the name of git is found there.
      const told = await made.loyalty(`apply --yes --format json${flag}`, { env: { PATH: '/nowhere' } });
      expect(told).toMatchObject({ exit: 0, err });
    }
  });

  it('leaves out that a plan is made anew', async () => {
    for (const [flag, talks] of [
      ['', true],
      ['-q', false],
    ] as const) {
      const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
      let moved = false;
      made.sandbox.onRequest(({ phase, path }) => {
        if (moved || phase !== 'after-commit' || !path.includes('loyalty-programs')) return;
        moved = true;
        made.edit(({ program }) => ({ program: { ...program, name: 'Elsewhere' } }));
      });
      const told = await made.loyalty(`apply --yes --impact off --on-stale replan ${flag}`);
      expect([told.exit, moved, told.err.includes('planning anew')]).toEqual([0, true, talks]);
    }
  });

  it('keeps what is wrong, and what to do about it', async () => {
    const made = desk({ 'loyalty.yaml': FILE.replace('Perks', 'P') });
    expect((await made.loyalty('plan -q')).err).toContain('Next: ');
  });
});
