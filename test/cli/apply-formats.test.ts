import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Shop, shop } from '../support/shop.ts';
import { FILE } from './store.ts';

const store = (): Promise<Shop> => shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
const DONE = 'Applied 4 changes (1 created, 2 updated, 1 deleted).';

describe('how an apply ended', () => {
  it.each([
    ['text', (text: string) => text.split('\n').at(-2), `${DONE} (site sandbox)`],
    ['json', (text: string) => JSON.parse(text).summary.applied, 4],
    ['markdown', (text: string) => /^### .*/m.exec(text)?.[0].replaceAll('\\', ''), `### ${DONE}`],
    ['html', (text: string) => /<h1>(.*)<\/h1>/.exec(text)?.[1], DONE],
    ['github', (text: string) => text.includes(DONE), true],
  ] as const)('is told as %s, on stdout and in a report', async (format, look, expected) => {
    const made = await store();
    const line = `apply --yes -q --format ${format} --report ${format}=report --report json=ending.json`;
    const { exit, out } = await made.loyalty(line);
    const read = (file: string): string => readFileSync(join(made.folder, file), 'utf8');
    expect([exit, look(out)]).toEqual([0, expected]);
    expect(look(read('report'))).toEqual(expected);
    expect(JSON.parse(read('ending.json'))).toMatchObject({ exit: 0, summary: { applied: 4 } });
  });

  it('leaves the plan in the report when there was nothing to carry out', async () => {
    const made = await store();
    expect((await made.loyalty('apply --yes --report json=plan.json --fail-on delete')).exit).toBe(3);
    const plan = JSON.parse(readFileSync(join(made.folder, 'plan.json'), 'utf8'));
    expect(plan.summary).toMatchObject({ create: 1, update: 2, delete: 1 });
  });
});

describe('whoever is asked', () => {
  it.each(['json', 'markdown', 'html', 'github'])('has seen the plan, while stdout keeps to %s', async (format) => {
    const made = await store();
    const asked = await made.loyalty(`apply --no-color --format ${format}`, { tty: true, answer: true });
    const [plan, question] = asked.err.split('Apply these 4 changes to site sandbox?');
    expect(plan).toContain('Plan: 1 to create, 2 to update, 1 to delete');
    expect(plan).toContain('+ create  tiers/platinum');
    expect(question).toContain('(4/4)');
    expect(asked.exit).toBe(0);
    expect(asked.out).not.toContain('to create');
  });

  it('sees it once, as text', async () => {
    const made = await store();
    const asked = await made.loyalty('apply --no-color', { tty: true, answer: true });
    expect(asked.out).toContain('+ create  tiers/platinum');
    expect(asked.err).not.toContain('+ create');
  });

  it('may say no, and then nothing was written', async () => {
    const made = await store();
    const { exit, out, err } = await made.loyalty('apply --format json', { tty: true, answer: false });
    expect([exit, JSON.parse(out).problems[0].code, made.writes()]).toEqual([1, 'NOT_APPROVED', []]);
    expect(err).toContain('Not approved: nothing was written.');
  });

  it('may break off, and that is an interruption', async () => {
    const made = await store();
    const { exit, err } = await made.loyalty('apply', { tty: true });
    expect([exit, made.writes()]).toEqual([130, []]);
    expect(err).toContain('Interrupted: nothing was written.');
  });
});

describe('a saved plan', () => {
  it('is that plan or none', async () => {
    const made = await store();
    await made.loyalty('plan --out plan.json');
    const { exit, err } = await made.loyalty('apply plan.json --yes --on-stale replan');
    expect([exit, made.writes()]).toEqual([1, []]);
    expect(err).toContain('--on-stale replan would apply another plan than the one that is given.');
    expect(err).toContain('Next: Leave it out; when the site has moved, plan and review again.');
  });

  it('is no program', async () => {
    const made = await store();
    const { exit, err } = await made.loyalty('apply loyalty.yaml --yes');
    expect([exit, err]).toEqual([
      1,
      expect.stringContaining('Next: To plan it and apply that: loyalty apply -f loyalty.yaml'),
    ]);
  });
});
