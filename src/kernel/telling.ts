import type { Address } from './address.ts';
import type { Draft } from './draft.ts';
import type { FieldDrift, Side, ThingDrift } from './drift.ts';
import type { Planned } from './plan-document.ts';
import type { Problem } from './problem.ts';
import { maybeRenamed } from './renaming.ts';
import type { Compared } from './three-way.ts';

/** The plan, with what the base tells: each change says whose it is, and what it would undo of others is a warning, attribute by attribute. */
export function toldApart(planned: Planned, compared: Pick<Compared, 'things'>): Planned {
  const changed = new Set<Address>(planned.plan.changes.map(({ address }) => address));
  const undone = compared.things.filter(({ address }) => changed.has(address)).flatMap(warnings);
  const told = reasoned(planned, compared);
  const alike = new Set(
    planned.problems.flatMap(({ code, address }) => (code === 'CREATE_RESEMBLES' ? [address] : [])),
  );
  const news = undone.filter(({ code, address }) => code !== 'MAYBE_RENAMED' || !alike.has(address));
  return { ...told, problems: [...planned.problems, ...news] };
}

/** The plan, each change with the reason that the base knows. */
export function reasoned(planned: Planned, { things }: Pick<Compared, 'things'>): Planned {
  const byAddress = new Map(things.map((thing) => [thing.address, thing]));
  const changes = planned.plan.changes.map((change) => {
    const thing = byAddress.get(change.address);
    return thing && isPlain(change) ? { ...change, reason: REASONS[thing.state](thing) } : change;
  });
  return { ...planned, plan: { ...planned.plan, changes } };
}

/** What is replaced or parked has a reason of its own. */
function isPlain(change: Draft): boolean {
  if (change.op === 'create') return change.replaces !== true;
  return change.op === 'update' ? change.parked !== true : change.consent !== 'replaced';
}

const REASONS: Readonly<Record<ThingDrift['state'], (thing: ThingDrift) => string>> = {
  differs: ({ fields }) => SENTENCE[sidesIn(fields)] as string,
  gone: ({ side }) =>
    side === 'ours' ? 'The file has added it.' : 'It was deleted on the site: this makes it again, as the file has it.',
  dropped: ({ side }) =>
    side === 'both'
      ? 'The file used to declare it, and does not any more; on the site it has changed since.'
      : 'The file used to declare it, and does not any more.',
};

const SENTENCE: Readonly<Record<string, string>> = {
  ours: 'The file has changed.',
  theirs: 'The site has changed: this puts it back.',
  'theirs ours': 'The file has changed; and so has the site, which this puts back.',
  both: 'File and site have both changed: this goes by the file.',
};

function sidesIn(fields: readonly FieldDrift[]): string {
  const has = (side: Side): boolean => fields.some((field) => field.side === side);
  if (has('both')) return 'both';
  return [...(has('theirs') ? ['theirs'] : []), ...(has('ours') ? ['ours'] : [])].join(' ') || 'ours';
}

function warnings(thing: ThingDrift): readonly Problem[] {
  const { address, state, side, fields } = thing;
  if (state === 'differs') return fields.flatMap((field) => (field.side === 'ours' ? [] : [undoing(address, field)]));
  if (side === 'ours') return [];
  if (thing.maybe !== undefined) return maybeRenamed(thing);
  const message =
    state === 'gone'
      ? `${address} was deleted on the site since the base${side === 'both' ? ', and changed in the file' : ''}.`
      : `${address} was changed on the site since the base (${fields.map(({ path }) => path).join(', ')}), and taken out of the file.`;
  return [{ code: CODES[side], severity: 'warning', address, message, next: NEXT }];
}

const CODES: Readonly<Record<Side, string>> = {
  ours: 'CHANGED_IN_FILE',
  theirs: 'CHANGED_ON_SITE',
  both: 'CHANGED_ON_BOTH_SIDES',
  unknown: 'CHANGED',
};

const NEXT = '`loyalty drift` shows it all; `--adopt` keeps what the site has, and applying goes by the file.';

function undoing(address: Address, field: FieldDrift): Problem {
  const { path, side } = field;
  const [base, file, site] = (['base', 'file', 'site'] as const).map((of) => shown(field[of]));
  const message =
    side === 'both'
      ? `${address}.${path} has changed on both sides since the base: ${base} became ${file} in the file, and ${site} on the site.`
      : `${address}.${path} has changed on the site since the base, from ${base} to ${site}; this plan puts it back.`;
  return { code: CODES[side], severity: 'warning', address, path, message, next: NEXT };
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
