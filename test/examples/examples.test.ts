import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Desk, desk } from '../support/world.ts';

const TOP = fileURLToPath(new URL('../..', import.meta.url));

/** Each program, and the site it is meant for. */
const EXAMPLES: readonly Example[] = [
  { name: 'northwind', file: 'loyalty.yaml', fixture: 'fresh', golden: 'test/examples/northwind.plan.txt' },
  { name: 'cafe', file: 'examples/cafe/loyalty.yaml', fixture: 'restaurants', golden: 'examples/cafe/plan.txt' },
  { name: 'salon', file: 'examples/salon/loyalty.yaml', fixture: 'bookings', golden: 'examples/salon/plan.txt' },
  {
    name: 'massage-studio',
    file: 'examples/massage-studio/loyalty.yaml',
    fixture: 'bookings',
    golden: 'examples/massage-studio/plan.txt',
    overrides: ['L-VAL-03', 'L-VAL-05'],
  },
];

interface Example {
  readonly name: string;
  readonly file: string;
  readonly fixture: string;
  readonly golden: string;
  /** Checks that refuse it: it is meant to be looked at, not to be applied. */
  readonly overrides?: readonly string[];
}

const consents = (names: readonly string[] = []): readonly string[] =>
  names.length === 0 ? [] : [...names.flatMap((name) => ['--override', name]), '--reason', 'a test'];

async function shop({ file, fixture }: Example): Promise<Desk> {
  const made = desk({ 'loyalty.yaml': readFileSync(`${TOP}/${file}`, 'utf8') });
  expect((await made.loyalty(`sandbox --fixture ${fixture} --reset`)).exit).toBe(0);
  return made;
}

/** Compares with a file of the repository; `GOLDEN=write` writes it instead, to be looked at. */
function golden(path: string, text: string): void {
  const full = `${TOP}/${path}`;
  const steady = text.replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>');
  if (process.env.GOLDEN === 'write' || !existsSync(full)) writeFileSync(full, steady);
  expect(steady).toBe(readFileSync(full, 'utf8'));
}

describe.each(EXAMPLES)('$name', (example) => {
  it('is planned as shown, applied, and then there is nothing to do', async () => {
    const made = await shop(example);
    const plan = await made.loyalty('plan');
    expect(plan.err).toBe('');
    expect(plan.exit).toBe(example.overrides ? 3 : 0);
    golden(example.golden, plan.out);
    const applied = await made.loyalty(['apply', '--yes', ...consents(example.overrides)]);
    expect(applied).toMatchObject({ exit: 0 });
    const again = await made.loyalty(['plan', '--detailed-exitcode', ...consents(example.overrides)]);
    expect(again.out).toContain('No changes. The site matches loyalty.yaml.');
    expect(again.exit).toBe(0);
  });

  it('is exported so that plan finds nothing', async () => {
    const made = await shop(example);
    await made.loyalty(['apply', '--yes', '-q', ...consents(example.overrides)]);
    const exported = await made.loyalty('export --file none.yaml');
    expect(exported).toMatchObject({ exit: 0, err: '' });
    made.write('exported.yaml', exported.out);
    expect(
      (await made.loyalty(['plan', 'exported.yaml', '--detailed-exitcode', ...consents(example.overrides)])).exit,
    ).toBe(0);
  });

  it('is formatted, and stays as it is when the site is merged into it', async () => {
    const made = await shop(example);
    expect(await made.loyalty('fmt --check')).toMatchObject({ exit: 0 });
    await made.loyalty(['apply', '--yes', '-q', ...consents(example.overrides)]);
    const before = readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8');
    await made.loyalty('export --write');
    const after = readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8');
    expect(after.match(/#.*/g)).toEqual(before.match(/#.*/g));
    expect((await made.loyalty(['plan', '--detailed-exitcode', ...consents(example.overrides)])).exit).toBe(0);
  });

  it('is rolled back to the site it was, but for what has no way back, which is named', async () => {
    const made = await shop(example);
    const before = await made.loyalty('export --file none.yaml');
    await made.loyalty(['apply', '--yes', '-q', ...consents(example.overrides)]);
    const rollback = await made.loyalty('rollback last');
    expect(rollback.out).toContain('program/identity cannot be put back: the site has no way back for');
    expect(rollback.out).toContain('program/status cannot be put back: the site has no way back for status.');
    expect(await made.loyalty(['apply', 'rollback.json', '--yes', '-q', ...consents(['delete-limit'])])).toMatchObject({
      exit: 0,
    });
    const after = await made.loyalty('export --file none.yaml');
    expect(after.out).toContain('status: paused');
    expect(withoutWhatLasts(after.out)).toBe(withoutWhatLasts(before.out));
  });
});

/** Names once given stay, and a program that was active is never a draft again. */
function withoutWhatLasts(text: string): string {
  return text.replace(/^ {2}(name|points|baseTier|status): .*\n/gm, '').replace(/ *\n/g, '\n');
}
