import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shop } from '../support/shop.ts';
import { desk } from '../support/world.ts';
import { PROGRAM } from './github/program.ts';

const BAD = 'version: 1\nsite: sandbox\nrewards: { five: { colour: red } }\n';

describe('a command that cannot give its answer', () => {
  it.each([
    'plan bad.yaml --format json',
    'validate bad.yaml --format json',
    'validate none.yaml --format json',
    'drift bad.yaml --format json',
    'apply -f bad.yaml --yes --format json',
    'rollback last --format json',
  ])('gives its problems in its place: %s', async (line) => {
    const { exit, out } = await desk({ 'bad.yaml': BAD }).loyalty(line);
    expect(exit).toBe(1);
    const { formatVersion, problems } = JSON.parse(out);
    expect(formatVersion).toBe('1.0');
    expect(problems).toContainEqual(expect.objectContaining({ code: expect.any(String), severity: 'error' }));
  });

  it('gives them in every file of --report that has a form for them, and on stderr', async () => {
    const made = desk({ 'bad.yaml': BAD });
    const reports = ['json=p.json', 'markdown=p.md', 'github=p.txt', 'text=p.log', 'html=p.html'];
    const { exit, out, err } = await made.loyalty(['plan', 'bad.yaml', ...reports.flatMap((one) => ['--report', one])]);
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain('UNKNOWN_KEY');
    const read = (path: string): string => readFileSync(join(made.folder, path), 'utf8');
    expect(JSON.parse(read('p.json')).problems[0]).toMatchObject({ code: 'UNKNOWN_KEY', place: { file: 'bad.yaml' } });
    expect(read('p.md')).toMatch(/^### Stopped: 1 error\n\n[\s\S]*UNKNOWN_KEY/);
    expect(read('p.txt')).toMatch(/^::error file=bad\.yaml/);
    expect(read('p.log')).toContain('UNKNOWN_KEY');
    expect(existsSync(join(made.folder, 'p.html'))).toBe(false);
    const markdown = await made.loyalty('plan bad.yaml --format markdown');
    expect(markdown.out).toBe(read('p.md'));
  });

  it('gives one answer, and leaves what it has reported', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': PROGRAM } });
    await made.loyalty('plan --impact off --out plan.json');
    made.edit(({ tiers }) => ({ tiers: tiers.map((tier) => ({ ...tier, requiredPoints: 7, revision: '9' })) }));
    const { exit, out } = await made.loyalty('apply plan.json --yes --format json --report json=report.json');
    expect(exit).toBe(4);
    expect(JSON.parse(out).problems[0]).toMatchObject({ code: 'STALE' });
    expect(JSON.parse(readFileSync(join(made.folder, 'report.json'), 'utf8'))).toHaveProperty('digest');
  });
});
