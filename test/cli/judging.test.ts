import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type Desk, desk } from '../support/world.ts';

const STUDIO = readFileSync(
  fileURLToPath(new URL('../../examples/massage-studio/loyalty.yaml', import.meta.url)),
  'utf8',
);

const CONSENT = `accept:
  - { change: rewards/plans, reason: a gift for the first year }
  - { change: earningRules/sign-up.fixedAmount.points, to: 50, reason: the welcome gift }
`;

async function studio(more = ''): Promise<Desk> {
  const made = desk({ 'loyalty.yaml': `${STUDIO}${more}` });
  expect((await made.loyalty('sandbox --fixture bookings --reset')).exit).toBe(0);
  return made;
}

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly frame?: string;
  readonly place?: { readonly line: number };
}

async function problemsOf(made: Desk, line: string): Promise<readonly Told[]> {
  return (JSON.parse((await made.loyalty(`${line} --format json`)).out) as { problems: readonly Told[] }).problems;
}

it('validate tells what the checks find in the file, with places, and refuses what is critical', async () => {
  const made = await studio();
  expect((await made.loyalty('validate')).exit).toBe(3);
  const told = await problemsOf(made, 'validate');
  expect(told.map(({ code, severity, place }) => `${code} ${severity} ${place?.line}`)).toContain(
    'L-VAL-05 critical 26',
  );
  expect(told.filter(({ severity }) => severity === 'critical').map(({ code }) => code)).toEqual([
    'L-VAL-03',
    'L-VAL-05',
  ]);
});

it('plan and apply refuse alike; an override with a reason lets it pass', async () => {
  const made = await studio();
  expect((await made.loyalty('plan')).exit).toBe(3);
  expect((await made.loyalty('apply --yes')).exit).toBe(3);
  const flags = ['--override', 'L-VAL-03', '--override', 'L-VAL-05', '--reason', 'because'];
  expect((await made.loyalty(['plan', ...flags])).exit).toBe(0);
});

it('what the file accepts passes, and is told as accepted', async () => {
  const made = await studio(CONSENT);
  expect((await made.loyalty('validate')).exit).toBe(0);
  expect((await made.loyalty('plan')).exit).toBe(0);
  const told = await problemsOf(made, 'plan');
  expect(told.find(({ code }) => code === 'L-VAL-05')).toMatchObject({
    severity: 'info',
    message: expect.stringContaining('Accepted: the welcome gift'),
  });
});

it('consent to what nobody objects to is spent, and consent to another value is none', async () => {
  const lines = ['tiers/gold.requiredPoints', 'tiers/gold', 'program'].map(
    (one) => `  - { change: ${one}, reason: x }`,
  );
  const several = (await problemsOf(await studio(`accept:\n${lines.join('\n')}\n`), 'plan')).filter(
    ({ code }) => code === 'ACCEPT_SPENT',
  );
  expect(several.map(({ frame }) => /> *(\d+) \| (.*)/.exec(frame ?? '')?.[2])).toEqual(lines);
  const spent = await studio('accept: [{ change: tiers/gold.requiredPoints, reason: announced }]\n');
  expect((await problemsOf(spent, 'plan')).map(({ code, severity }) => `${code} ${severity}`)).toContain(
    'ACCEPT_SPENT info',
  );
  const other = await studio(CONSENT.replace('to: 50', 'to: 60'));
  expect((await other.loyalty('plan')).exit).toBe(3);
});

it('refuses assumptions in another currency than that of the file', async () => {
  const counting = (currency: string) => studio(`assumptions: { currency: ${currency} }\n${CONSENT}`);
  const [other, same] = [await counting('EUR'), await counting('USD')];
  for (const command of ['validate', 'plan']) {
    const told = (await problemsOf(other, command)).filter(({ code }) => code === 'TWO_CURRENCIES');
    expect(told).toMatchObject([{ severity: 'error', frame: expect.stringContaining('currency: EUR') }]);
    expect((await other.loyalty(command)).exit).not.toBe(0);
    expect((await same.loyalty(command)).exit).toBe(0);
  }
});

it('a check is switched off in the file, or told another limit', async () => {
  const made = await studio(
    'checks: { L-VAL-03: { spread: 100, reason: known }, L-VAL-05: { off: true, reason: known } }\n',
  );
  expect((await made.loyalty('plan')).exit).toBe(0);
  const codes = (await problemsOf(made, 'plan')).map(({ code }) => code);
  expect(codes).not.toContain('L-VAL-03');
  expect(codes).not.toContain('L-VAL-05');
});
