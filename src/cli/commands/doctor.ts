import { json, tableText } from '../../render/index.ts';
import type { Command } from '../command.ts';
import { examine } from '../examining.ts';
import { EXIT } from '../exit.ts';
import { FILE, FILES, formatIn, SITE } from '../flags.ts';
import { AT_ONCE, mustBeFleet } from '../fleet/flags.ts';
import { filesOf } from '../inputs.ts';
import { look } from '../look.ts';

const SIGN = { ok: ['green', '✔ ok'], warning: ['yellow', '! look'], error: ['red', '✖ wrong'] } as const;

export const command: Command = {
  positionals: FILES,
  flags: {
    ...FILE,
    ...SITE,
    ...AT_ONCE,
    format: formatIn(['text', 'json']),
  },
  examples: [
    ['loyalty doctor', 'Is everything there that a plan needs?'],
    ["loyalty doctor 'sites/*/loyalty.yaml'", 'A table with a row for each site'],
  ],
  epilogue: 'Exit codes: 0 fine · 1 something would stop a plan. Reads only.',
  async run(values, world) {
    mustBeFleet(values);
    const files = await filesOf(values, world);
    if (files.length > 1) return (await import('../fleet/doctoring.ts')).doctorMany(files, values, world);
    const checks = await examine(files[0] as string, values, world);
    if (values.format === 'json') world.out(json({ formatVersion: '1.0', checks }));
    else {
      const rows = checks.map((check) => [check.file, SIGN[check.state], check.what, check.found]);
      const table = { head: ['file', '', 'check', 'found'], rows, prose: [0, 2, 3] };
      world.out(tableText(table, look(world, values, 'out')));
    }
    return checks.some((check) => check.state === 'error') ? EXIT.error : EXIT.ok;
  },
};
