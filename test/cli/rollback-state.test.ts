import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fields } from '../../src/kernel/diff.ts';
import type { SiteState } from '../../src/sandbox/index.ts';
import { CONSENTS } from '../support/consents.ts';
import { type Shop, shop } from '../support/shop.ts';

const TOP = fileURLToPath(new URL('../..', import.meta.url));

/** What the site gives out itself, and no rollback can bring back. */
const GIVEN_OUT = /^_?(?:id|revision|createdDate|updatedDate)$/;

/** A value as it is compared: without what the site gives out, lists of values by tier in any order. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => JSON.stringify(plain(one))).sort();
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !GIVEN_OUT.test(key) && inner !== '');
  return Object.fromEntries(kept.map(([key, inner]) => [key, plain(inner)]));
}

/** How a site without settings of tiers is read. */
const NO_SETTINGS = { status: 'DISABLED', rollingWindow: { durationInMonths: 12 }, baseTierDefinition: {} };

/** All that a file can govern on a site, taken from the site itself; things by the names they bear. */
function configuration({ program, tiersProgramSettings, tiers, earningRules, rewards }: SiteState): object {
  const named = <T>(things: readonly T[], nameOf: (thing: T) => string | null | undefined): object =>
    Object.fromEntries(things.map((thing) => [nameOf(thing), plain(thing)]));
  const { pointsExpiration, ...rest } = program;
  const isOff = !pointsExpiration || pointsExpiration.status === 'DISABLED';
  return {
    program: plain(rest),
    // Points that do not expire do so after no number of months.
    expiration: isOff ? 'off' : plain(pointsExpiration),
    settings: plain(tiersProgramSettings ?? NO_SETTINGS),
    tiers: named(tiers, ({ tierDefinition }) => tierDefinition?.name),
    earningRules: named(earningRules, ({ title }) => title),
    rewards: named(rewards, ({ name }) => name),
  };
}

/** Applies, takes back, and says what is left of it, and of which things the rollback said that it would be so. */
async function thereAndBack(
  made: Shop,
): Promise<{ readonly left: readonly string[]; readonly named: readonly string[] }> {
  const before = configuration(made.state());
  const applied = await made.loyalty(['apply', '--yes', '-q', ...CONSENTS]);
  expect([applied.exit, applied.err]).toEqual([0, '']);
  expect(fields(before, configuration(made.state())).length).toBeGreaterThan(5);
  expect((await made.loyalty(['rollback', 'last', ...CONSENTS])).exit).toBe(0);
  const { problems } = JSON.parse(readFileSync(join(made.folder, 'rollback.json'), 'utf8'));
  const back = await made.loyalty(['apply', 'rollback.json', '--yes', '-q', ...CONSENTS]);
  expect([back.exit, back.err]).toEqual([0, '']);
  const lasting = problems.filter(({ code }: { code: string }) => code === 'CANNOT_ROLL_BACK');
  return {
    left: fields(before, configuration(made.state())).map(({ path }) => path),
    named: lasting.flatMap(({ address, message }: { address: string; message: string }) =>
      message
        .replace(/^.* no way back for |\.$/g, '')
        .split(', ')
        .map((path) => WIRE[`${address} ${path}`]),
    ),
  };
}

/** Attributes of the file that have no way back at Wix, a name once given and DRAFT, where the site keeps them. */
const WIRE: Readonly<Record<string, string>> = {
  'program/identity name': 'program.name',
  'program/identity points.name': 'program.pointDefinition.customName',
  'program/status status': 'program.status',
  'tiersProgram/settings baseTier.name': 'settings.baseTierDefinition.name',
};

describe('a rollback brings back every value but those it names', () => {
  it.each([
    ['loyalty.yaml', 'fresh'],
    ['loyalty.yaml', 'dashboard'],
    ['examples/cafe/loyalty.yaml', 'restaurants'],
    ['examples/salon/loyalty.yaml', 'bookings'],
    ['examples/massage-studio/loyalty.yaml', 'bookings'],
  ])('%s, applied to the site %s', async (file, fixture) => {
    const made = await shop({ fixture, files: { 'loyalty.yaml': readFileSync(join(TOP, file), 'utf8') } });
    const { left, named } = await thereAndBack(made);
    expect(left.toSorted()).toEqual(named.toSorted());
  });
});
