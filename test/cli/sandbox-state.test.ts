import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk } from '../support/world.ts';

const FILE = 'version: 1\nsite: sandbox\nprogram: { name: Northwind }\n';

describe('a sandbox whose state cannot be read', () => {
  it.each([
    ['x\n', 'it is not whole'],
    ['{"format":0}', 'no sandbox, or one of another version, has written it'],
    [
      '{"format":1,"generation":1,"world":{"sites":[]}}',
      'another version has written it ("clockOffset" must be a number)',
    ],
  ])('is told with what mends it, and --reset does: %s', async (text, why) => {
    const made = desk({ 'loyalty.yaml': FILE });
    expect((await made.loyalty('apply --yes -q')).exit).toBe(0);
    const state = join(made.folder, '.loyalty/sandbox/state.json');
    writeFileSync(state, text);
    const { exit, err } = await made.loyalty('plan');
    expect([exit, err]).toEqual([1, expect.stringContaining(`${state} does not hold the state of a sandbox: ${why}.`)]);
    expect(err).toContain('Next: To begin it anew: loyalty sandbox --reset\n');
    expect(await made.loyalty('sandbox --reset')).toMatchObject({
      exit: 0,
      err: `What could not be read is kept in .loyalty/sandbox/state.json.damaged.\nThe sandbox is a fresh site again.\n`,
    });
    expect(readFileSync(`${state}.damaged`, 'utf8')).toBe(text);
    expect((await made.loyalty('plan --detailed-exitcode')).exit).toBe(2);
  });

  it('in another folder is begun anew there, and quietly where that is asked for', async () => {
    const made = desk({ 'loyalty.yaml': FILE });
    mkdirSync(join(made.folder, 'my box'));
    made.write('my box/state.json', 'x');
    const { err } = await made.loyalty(['plan', '--sandbox-dir', 'my box']);
    expect(err).toContain("Next: To begin it anew: loyalty sandbox --reset --sandbox-dir 'my box'\n");
    const reset = await made.loyalty(['sandbox', '--reset', '-q', '--sandbox-dir', 'my box']);
    expect(reset).toEqual({ exit: 0, out: '', err: '' });
  });

  it('cannot listen where this machine is not, and says where', async () => {
    const made = desk();
    for (const [port, where] of [
      ['0', '192.0.2.1'],
      ['4999', '192.0.2.1:4999'],
    ] as const) {
      const { exit, err } = await made.loyalty(`sandbox --host 192.0.2.1 --port ${port} --memory`);
      expect([exit, err]).toEqual([1, expect.stringContaining(`${where} cannot be used: this machine does not have`)]);
    }
  });

  it('that is no folder is told as what it is', async () => {
    const made = desk({ 'loyalty.yaml': FILE });
    const { exit, err } = await made.loyalty('plan --sandbox-dir loyalty.yaml');
    expect([exit, err]).toEqual([1, expect.stringContaining('FILE_TROUBLE')]);
    expect(err).toContain('a part of the path is not a folder (ENOTDIR)');
  });
});
