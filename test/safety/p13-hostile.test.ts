import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/kernel/problem.ts';
import type { SiteState } from '../../src/sandbox/index.ts';
import { HOSTILE } from '../render/hostile.ts';
import { liveHtml, liveMarkdown } from '../render/live.ts';
import { filesBelow, obeyed } from '../support/outputs.ts';
import { type Shop, shop } from '../support/shop.ts';
import { ROOMY, TURNED, WHOLE, yaml } from '../support/whole.ts';

const TEXTS = Object.values(HOSTILE);

/** A store in which every text that somebody can type is hostile, and a file that touches all of it. */
async function hostile(turn: number): Promise<Shop> {
  let said = turn;
  const text = (): string => TEXTS[said++ % TEXTS.length] as string;
  const made = await shop({ state: ROOMY, files: { 'loyalty.yaml': yaml(WHOLE) } });
  await made.loyalty('apply --yes -q');
  made.edit(({ program, tiersProgramSettings, tiers, earningRules, rewards }) => ({
    program: { ...program, name: text(), pointDefinition: { ...program.pointDefinition, customName: text() } },
    tiersProgramSettings: tiersProgramSettings && {
      ...tiersProgramSettings,
      baseTierDefinition: { ...tiersProgramSettings.baseTierDefinition, name: text(), description: text() },
    },
    tiers: tiers.map((tier) => ({ ...tier, tierDefinition: { ...tier.tierDefinition, description: text() } })),
    earningRules: earningRules.map((rule) => ({ ...rule, title: text() })),
    // Unmanaged ones, of every text.
    rewards: [
      ...rewards,
      ...TEXTS.map((name, index) => ({ ...(rewards[0] as Reward), id: `${index}7777777-0000-4000-8000`, name })),
    ],
  }));
  made.write('loyalty.yaml', yaml(TURNED));
  return made;
}

type Reward = SiteState['rewards'][number];

describe.each([0, 4, 8])('P13: hostile texts everywhere on the site, turned by %i', (turn) => {
  it('do nothing in any output', async () => {
    const made = await hostile(turn);
    const commands = [
      'plan -v --out plan.json --report html=plan.html',
      'plan --format markdown',
      'plan --format html',
      'plan --format json',
      'plan --format github',
      'apply --yes -v',
      'history',
      'rollback last -v',
      'export --file none.yaml --site sandbox',
      'doctor',
    ];
    // Such names are against all advice, and are agreed to one by one.
    const { problems } = JSON.parse((await made.loyalty('plan --format json')).out) as { problems: readonly Problem[] };
    const critical = problems.filter(({ severity }) => severity === 'critical');
    const agreed = [...critical.flatMap(({ code }) => ['--override', code]), '--reason', 'a test'];
    const shown = new Map<string, string>();
    for (const command of commands) {
      const { exit, out, err } = await made.loyalty([
        ...command.split(' '),
        ...(/plan|apply/.test(command) ? agreed : []),
      ]);
      expect([command, exit, err.includes('INTERNAL')]).toEqual([command, 0, false]);
      shown.set(command, out);
      expect([command, obeyed(out), obeyed(err)]).toEqual([command, [], []]);
    }
    expect(liveMarkdown(shown.get('plan --format markdown') as string)).toEqual([]);
    expect(liveHtml(shown.get('plan --format html') as string)).toEqual([]);
    // A command to the workflow runner begins a line; ours name their file or the site, and nothing from outside follows `::`.
    const lines = (shown.get('plan --format github') as string).split('\n');
    expect(lines.filter((line) => /^::(?!notice|warning|error|group|endgroup)|owned$/.test(line))).toEqual([]);
    for (const [name, content] of filesBelow(made.folder)) {
      if (/\.(html|md|txt)$/.test(name) || name === 'plan.json') expect([name, obeyed(content)]).toEqual([name, []]);
    }
    expect((await made.loyalty(['plan', '--detailed-exitcode', ...agreed])).exit).toBe(0);
  });

  it('survive an export word for word', async () => {
    const made = await hostile(turn);
    const { out } = await made.loyalty('export --file none.yaml --site sandbox');
    made.write('exported.yaml', out);
    const again = await made.loyalty('plan exported.yaml --detailed-exitcode');
    expect(again.exit).toBe(0);
  });
});
