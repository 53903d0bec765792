import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { kinds } from '../../src/cli/kinds.ts';
import { byPath, checksumOf } from '../../src/kernel/compose.ts';
import { directory } from '../../src/kernel/directory.ts';
import type { DocumentedChange, PlanDocument } from '../../src/kernel/document.ts';
import type { Kind } from '../../src/kernel/kind.ts';
import { meets } from '../../src/kernel/look.ts';
import { withKeys } from '../../src/kernel/survey.ts';
import { planJson } from '../../src/render/index.ts';
import { type Direct, direct } from '../support/direct.ts';
import { Chance } from '../support/random/chance.ts';
import { ROOMY, WHOLE, yaml } from '../support/whole.ts';
import { variant } from './generated.ts';

/** What a schema allows, the site takes. */
const TOLERANT = { unsupportedTrigger: 'accepted', missingApp: 'accepted', ruleKind: 'accepted' } as const;

const SEEDS = Array.from({ length: 10 }, (_, index) => index + 1);

/** Applies one file, then another one to the same site, and holds both to the laws. */
async function life(seed: number): Promise<readonly PlanDocument[]> {
  const chance = new Chance(seed);
  const made = await direct({ state: ROOMY, switches: TOLERANT });
  const plans: PlanDocument[] = [];
  let file: { [key: string]: unknown } = structuredClone(WHOLE);
  for (let round = 0; round < 2; round++) {
    const next = await variant(made, file, chance);
    const document = await made.converge(next.text);
    await expectRead(made, document);
    expect([seed, (await made.plan(next.text)).document.changes]).toEqual([seed, []]);
    // A plan survives JSON.
    expect(JSON.parse(planJson(document))).toEqual({ ...document, checksum: checksumOf(document) });
    file = next.file;
    plans.push(document);
  }
  // Plan of export is empty, and the export names all there is.
  const { document, refused } = await made.plan(await made.export());
  expect([document.changes, refused]).toEqual([[], []]);
  expect(document.unmanaged.filter((address) => !isSingle(address))).toEqual([]);
  return plans;
}

/** What was written is what is read. */
async function expectRead(made: Direct, document: PlanDocument): Promise<void> {
  const live = await made.session.survey();
  for (const kind of kinds) {
    const last = new Map<string, DocumentedChange>();
    for (const change of document.changes) if (change.kind === kind.name) last.set(change.address, change);
    const written = [...last.values()].flatMap((change) => (change.op === 'delete' ? [] : [change.to]));
    const specs = withKeys(kind, live.get(kind.name) ?? [], book(document, live.get('tier') ?? [])).map(
      ({ spec }) => spec,
    );
    for (const to of written)
      expect(
        specs.some((spec) => meets(kind, spec, to)),
        JSON.stringify(to),
      ).toBe(true);
  }
}

/** The plan's phone book, with the tiers that it made. */
function book(
  document: PlanDocument,
  tiers: readonly { readonly spec: unknown; readonly handle: { readonly id: string } }[],
) {
  const made = document.changes.flatMap((change) => {
    if (change.kind !== 'tier' || change.op !== 'create') return [];
    const live = tiers.find(({ spec }) => (spec as { name: string }).name === change.name);
    return live ? [[change.address, live.handle] as const] : [];
  });
  return directory({ ...document.known, ...Object.fromEntries(made) });
}

const shuffled = (value: unknown, chance: Chance): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    chance.shuffled(Object.entries(value)).map(([key, inner]) => [key, shuffled(inner, chance)]),
  );
};

/** Attributes are told in the order of the file; it says nothing. */
const ordered = ({ fields, ...change }: DocumentedChange): object => ({ ...change, fields: byPath(fields) });

describe('the laws of every kind', () => {
  const spoken = new Map<string, { creates: number; updates: number }>();

  it.each(SEEDS)(
    'plan after apply and plan of export are empty, and what is read back is what was written (%i)',
    async (seed) => {
      const plans = await life(seed);
      expect(plans).toHaveLength(2);
      for (const { kind, op } of plans.flatMap(({ changes }) => changes)) {
        const seen = spoken.get(kind) ?? { creates: 0, updates: 0 };
        spoken.set(kind, {
          creates: seen.creates + (op === 'create' ? 1 : 0),
          updates: seen.updates + (op === 'update' ? 1 : 0),
        });
      }
    },
  );

  // No kind slips through because nothing was drawn for it.
  it.each(kinds.map((kind): [string, Kind<unknown>] => [kind.name, kind]))('were tried on %s', (name, { single }) => {
    const { creates = 0, updates = 0 } = spoken.get(name) ?? {};
    expect(single ? updates : creates).toBeGreaterThan(2);
    expect(updates).toBeGreaterThan(2);
  });

  it.each(SEEDS.slice(0, 4))('order does not matter, neither of the file nor of the site (%i)', async (seed) => {
    const chance = new Chance(seed);
    const one = await direct({ state: ROOMY, switches: TOLERANT });
    const first = await variant(one, structuredClone(WHOLE), chance);
    await one.converge(first.text);
    const { text } = await variant(one, first.file, chance);
    const plain = await one.plan(text);
    one.sandbox.setSwitches({ lists: 'shuffled' });
    for (let turn = 0; turn < 3; turn++) {
      const { version: _, site: __, ...file } = shuffled(parse(text), chance) as Record<string, unknown>;
      const { document } = await one.plan(yaml(file));
      expect(document.changes.map(ordered)).toEqual(plain.document.changes.map(ordered));
      expect(document.digest).toBe(plain.document.digest);
    }
  });
});

function isSingle(address: string): boolean {
  return kinds.some(({ section, single }) => single && address === `${section}/${single.key}`);
}
