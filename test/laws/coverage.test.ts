import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/cli/kinds.ts';
import type { JsonSchema } from '../../src/kernel/kind.ts';

/** The types of the contract that hold what a site is configured with, and what the wire calls them. */
const ROOTS = {
  WireProgram: 'loyaltyProgram',
  WireTiersProgramSettings: 'programSettings',
  WireTier: 'tier',
  WireEarningRule: 'earningRule',
  WireReward: 'reward',
} as const;

/** Fields that no file declares, each for one of four reasons: a longer list needs a citation of the contract. */
const UNDECLARED: Readonly<Record<string, readonly RegExp[]>> = {
  'Wix keeps the book': [
    /\.(id|revision|createdDate|updatedDate)$/,
    /^loyaltyProgram\.premiumFeatures/,
    /^earningRule\.metadata/,
  ],
  'a mirror of the base entry, from older versions': [
    /^reward\.requiredPoints$/,
    /^reward\.discountAmount\.amount$/,
    /^earningRule\.(fixedAmount|conversionRate)\.(points|moneyAmount)$/,
  ],
  'follows from what is declared': [
    /\.tierId$/,
    /^reward\.type$/,
    /^earningRule\.sourceAppId$/,
    /^reward\.couponReward\.(fixedAmount|percentage)$/,
    /\.(configs|configsByTier)$/,
    /^programSettings\.rollingWindow$/,
    /^tier\.tierDefinition$/,
    /^reward\.couponReward\.scope\.group$/,
    /icon\.(id|url|height|width|altText|filename)$/,
  ],
  'out of reach, and named by coverage': [/^earningRule\.triggerFilters$/, /^earningRule\.conversionRate\.field$/],
};

const SOURCE = ['program', 'tiers', 'earning-rules', 'rewards', 'images']
  .map((name) => readFileSync(new URL(`../../src/wire/${name}.ts`, import.meta.url), 'utf8'))
  .join('\n');

/** The body of an interface. */
function bodyOf(name: string): string {
  return new RegExp(`^export interface ${name} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(SOURCE)?.[1] ?? '';
}

/** Each `readonly name?: type;`, with what stands between braces as a part of its type. */
function fieldsOf(body: string): readonly (readonly [string, string])[] {
  let depth = 0;
  const parts = [''];
  for (const letter of body.replaceAll(/\/\*\*.*?\*\//g, '')) {
    depth += letter === '{' ? 1 : letter === '}' ? -1 : 0;
    if (letter === ';' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.flatMap((part) => {
    const [, name, type] = /^\s*readonly (\w+)\??: ([\s\S]+)$/.exec(part) ?? [];
    return name === undefined ? [] : [[name, type as string] as const];
  });
}

/** Every path that a type of the contract has, lists without their indexes. */
function pathsOf(type: string, path: string): readonly string[] {
  const inner = /^\{([\s\S]*)\}/.exec(type.trim())?.[1] ?? bodyOf(/Wire\w+/.exec(type)?.[0] ?? '');
  return fieldsOf(inner).flatMap(([name, next]) => [`${path}.${name}`, ...pathsOf(next, `${path}.${name}`)]);
}

const DOCUMENTED = Object.entries(ROOTS).flatMap(([type, root]) => pathsOf(type, root));

function named(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = (schema as JsonSchema)['x-wix'];
  return [...(typeof own === 'string' ? own.split(' or ') : []), ...Object.values(schema).flatMap(named)];
}

/** As a pattern: `*` stands for one segment; SDK spellings count as those of the wire. */
const DECLARED = kinds
  .flatMap(({ schema }) => named(schema))
  .map((path) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`));

describe('every field that Wix documents', () => {
  it('is found in the contract', () => {
    expect(DOCUMENTED).toEqual(
      expect.arrayContaining([
        'loyaltyProgram.pointDefinition.icon.url',
        'programSettings.rollingWindow.durationInMonths',
        'reward.couponReward.percentage.configsByTier.percentage',
        'reward.couponReward.scope.group.entityId',
        'earningRule.conversionRate.configs.moneyAmount',
        'earningRule.metadata.canBeDeleted',
      ]),
    );
    expect(DOCUMENTED.length).toBeGreaterThan(80);
  });

  it('can be declared, or is on the closed list of what cannot', () => {
    const closed = Object.values(UNDECLARED).flat();
    const missing = DOCUMENTED.filter((path) => ![...DECLARED, ...closed].some((pattern) => pattern.test(path)));
    expect(missing).toEqual([]);
    for (const pattern of closed)
      expect([pattern, DOCUMENTED.some((path) => pattern.test(path))]).toEqual([pattern, true]);
  });

  it('is named by coverage where it is out of reach', () => {
    const said = kinds.flatMap(({ outOfReach = [] }) => outOfReach.map(({ what, why }) => `${what}: ${why}`));
    expect(said.map((line) => line.split(':')[0])).toEqual([
      'clearing an icon',
      'the translated default name "Points"',
      'the program description',
      'social channels',
      'going back to DRAFT',
      'trigger filters',
      'conversionRate.field',
      'creating or deleting automations',
    ]);
    for (const line of said) expect(line).toMatch(/\(contract \d/);
  });
});
