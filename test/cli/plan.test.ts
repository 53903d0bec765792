import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { liveHtml, liveMarkdown } from '../render/live.ts';
import { type Shop, shop } from '../support/shop.ts';
import { golden } from './golden.ts';
import { FILE } from './store.ts';

const store = (files: Readonly<Record<string, string>> = { 'loyalty.yaml': FILE }): Promise<Shop> =>
  shop({ fixture: 'store', files });

describe('plan', () => {
  it.each(['text', 'json', 'markdown', 'github'] as const)('prints %s', async (format) => {
    const made = await store();
    const { exit, out, err } = await made.loyalty(`plan --format ${format}`);
    expect([exit, err]).toEqual([0, '']);
    golden(
      `plan.${format === 'text' ? 'txt' : format === 'markdown' ? 'md' : format === 'json' ? 'json' : 'github.txt'}`,
      out,
    );
    if (format === 'markdown') expect(liveMarkdown(out)).toEqual([]);
  });

  it('prints a page', async () => {
    const made = await store();
    const { exit, out } = await made.loyalty('plan --format html');
    expect(exit).toBe(0);
    expect(liveHtml(out)).toEqual([]);
    expect(out).toContain('tiers/platinum');
    expect(out).not.toMatch(/src=|href="(?!#)/);
  });

  it('has the keys in JSON that programs depend on', async () => {
    const { out } = await (await store()).loyalty('plan --format json');
    const document = JSON.parse(out);
    expect(document).toMatchObject({
      formatVersion: '1.0',
      tool: { name: 'loyalty' },
      site: 'sandbox',
      config: { path: 'loyalty.yaml', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      summary: { create: 1, update: 2, delete: 1, blocked: 0, ignored: 1 },
      basis: expect.anything(),
      problems: expect.any(Array),
      blindSpots: expect.any(Array),
    });
    expect(Object.keys(document)).toContain('impact');
    for (const change of document.changes) {
      for (const key of ['address', 'op', 'reason', 'fields', 'risk', 'direction', 'waitsFor'])
        expect(change).toHaveProperty(key);
    }
  });

  it('writes several reports of one read, and a plan that shows the same', async () => {
    const made = await store();
    const { exit, out } = await made.loyalty(
      'plan --out plan.json --report markdown=plan.md --report html=plan.html --report json=same.json',
    );
    expect(exit).toBe(0);
    const file = (name: string): string => readFileSync(join(made.folder, name), 'utf8');
    expect(file('same.json')).toBe(file('plan.json'));
    const reads = made.sandbox.requests().length;
    for (const [format, name] of [
      ['markdown', 'plan.md'],
      ['html', 'plan.html'],
      ['json', 'plan.json'],
    ] as const)
      expect((await made.loyalty(`show plan.json --format ${format}`)).out).toBe(file(name));
    const lines = (text: string): string => text.replace(/^Next: .*\n/m, '');
    expect((await made.loyalty('show plan.json')).out).toBe(lines(out));
    expect(made.sandbox.requests().length).toBe(reads);
  });

  it('says what to do next, as a shell takes it', async () => {
    const made = await store({ 'loyalty.yaml': FILE, "the shop's.yaml": FILE });
    expect((await made.loyalty('plan')).out).toContain('\nNext: loyalty apply\n');
    expect((await made.loyalty('plan --out p.json')).out).toContain('\nNext: loyalty apply p.json\n');
    expect((await made.loyalty(['plan', "the shop's.yaml"])).out).toContain(
      `\nNext: loyalty apply -f 'the shop'\\''s.yaml'\n`,
    );
    const piped = await made.loyalty('plan -f -', { stdin: FILE });
    expect(piped.out).toContain('Site sandbox · stdin');
  });

  it('chooses', async () => {
    const made = await store();
    const changes = async (line: string): Promise<readonly string[]> =>
      JSON.parse((await made.loyalty(`plan --format json ${line}`)).out).changes.map(
        ({ address }: { address: string }) => address,
      );
    expect(await changes('--target tiers/*')).toEqual(['tiers/platinum', 'tiers/silver']);
    expect(await changes('--exclude tiers/* --exclude rewards/five-off')).toEqual(['rewards/"Free shipping"']);
    const idle = await made.loyalty('plan --target rewards/six-off');
    expect(idle.out).toContain('TARGET_IDLE');
    expect(idle.out).toContain('No changes in the part that was asked for. (site sandbox)');
    expect(idle.out).not.toContain('The site matches');
  });

  it('refuses to leave out what others wait for', async () => {
    const file = `${FILE.replace('    costInPoints: 450', '    costInPoints: 450\n    coupon: { fixedAmount: 5 }\n    byTier: { platinum: { costInPoints: 400 } }')}`;
    const made = await store({ 'loyalty.yaml': file });
    const { exit, out } = await made.loyalty('plan --target rewards/five-off');
    expect(exit).toBe(3);
    expect(out).toContain('tiers/platinum');
  });

  it('plans many files, each to its end, and ends with the gravest exit', async () => {
    const made = await store({
      'a.yaml': FILE,
      'b.yaml': 'version: 1\nsite: sandbox\nrewards: { x: { colour: red } }\n',
      'c.yaml': 'version: 1\nsite: sandbox\nexclusive: [rewards]\n',
    });
    const { exit, out } = await made.loyalty('plan a.yaml b.yaml c.yaml');
    expect(exit).toBe(1);
    expect(out).toContain('1 site could not be planned: b.yaml');
    expect(out).toContain('b.yaml:3:');
    expect(out).toContain('1 site refused, with 4 changes: c.yaml');
    expect(out).toContain('a.yaml, b.yaml and c.yaml are for the same site, sandbox.');
    expect((await made.loyalty(['plan', '?.yaml'])).exit).toBe(1);
    expect((await made.loyalty('plan a.yaml c.yaml')).exit).toBe(3);
    expect((await made.loyalty('plan a.yaml c.yaml --out p.json')).err).toContain(
      '--out takes one file, and there are 2.',
    );
    expect((await made.loyalty(['plan', 'sites/*.yaml'])).err).toContain('sites/*.yaml matches no file.');
  });

  it.skipIf(!existsSync('/proc/self/fd'))('lets go of the file it traces to', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
    await made.loyalty('plan --impact off --trace trace.jsonl');
    const path = join(made.folder, 'trace.jsonl');
    const open = readdirSync('/proc/self/fd').filter((file) => {
      try {
        return readlinkSync(`/proc/self/fd/${file}`) === path;
      } catch {
        return false;
      }
    });
    expect([existsSync(path), open]).toEqual([true, []]);
  });

  it('traces its requests, without any secret', async () => {
    const made = await store();
    await made.loyalty('plan --impact off --trace trace.jsonl');
    const lines = readFileSync(join(made.folder, 'trace.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(5);
    for (const line of lines)
      expect(line).toMatchObject({
        time: expect.any(String),
        method: expect.stringMatching(/GET|POST/),
        path: expect.stringMatching(/^\//),
        status: 200,
        ms: expect.any(Number),
      });
    expect(existsSync(join(made.folder, '.loyalty/runs'))).toBe(false);
  });
});

describe('show', () => {
  it.each([
    ['none.json', 'none.json cannot be used: there is no such file or folder'],
    ['loyalty.yaml', 'JSON_SYNTAX'],
    ['other.json', 'PLAN_UNREADABLE'],
    ['future.json', 'PLAN_VERSION'],
  ])('refuses %s', async (path, said) => {
    const made = await store({
      'loyalty.yaml': FILE,
      'other.json': '{"a": 1}',
      'future.json': '{"formatVersion": "2.0"}',
    });
    const { exit, out, err } = await made.loyalty(`show ${path}`);
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain(said);
  });
});
