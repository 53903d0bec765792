import { parseReference, type Reference } from '../kernel/address.ts';
import type { Reading } from '../kernel/kind.ts';
import { nearest, oneOf } from './did-you-mean.ts';
import { isMap } from './merge.ts';
import { plainReference, type Resolved, resolveReference, type Stray, strayAttribute } from './references.ts';
import { shorten, valueAt } from './schema-words.ts';
import type { Finding } from './source.ts';
import type { Acceptance, FileKind, Sections } from './types.ts';

/** What the file says of things it does not describe, and everything wrong with it. */
export interface PolicyReading {
  readonly removed: readonly Reference[];
  readonly ignore: readonly Reference[];
  readonly accept: readonly Acceptance[];
  readonly findings: readonly { readonly path: readonly string[]; readonly finding: Finding }[];
}

type Wanted = ReadonlyMap<string, Reading<unknown>>;

/** Reads `removed`, `ignore` and `accept` against the things the file declares. */
export function readPolicy(file: Sections, kinds: readonly FileKind[], wanted: Wanted): PolicyReading {
  const reader = new PolicyReader(file, kinds, wanted);
  const removed = reader.list('removed', (entry, at) => reader.removal(entry, at));
  const ignore = reader.list('ignore', (entry, at) => reader.disregard(entry, at));
  const accept = reader.list('accept', (entry, at) => reader.acceptance(entry, at));
  return { removed, ignore, accept, findings: reader.findings };
}

class PolicyReader {
  readonly findings: { path: readonly string[]; finding: Finding }[] = [];
  private readonly file: Sections;
  private readonly kinds: readonly FileKind[];
  private readonly wanted: Wanted;

  constructor(file: Sections, kinds: readonly FileKind[], wanted: Wanted) {
    this.file = file;
    this.kinds = kinds;
    this.wanted = wanted;
  }

  list<T>(name: string, read: (entry: unknown, at: readonly string[]) => readonly T[]): readonly T[] {
    const entries = this.file[name];
    return Array.isArray(entries) ? entries.flatMap((entry, index) => read(entry, [name, String(index)])) : [];
  }

  removal(entry: unknown, at: readonly string[]): readonly Reference[] {
    return this.resolve(entry, at).flatMap((one): readonly Reference[] => {
      const said = String(entry);
      if (one.address === undefined) return this.say(at, wholeSection(said, one.section));
      if (one.path !== '') return this.say(at, attributeRemoved(said));
      if (this.kindOf(one).single) return this.say(at, onlyOne(said, one.section));
      const declared = this.declared(one);
      return declared ? this.say(at, contradiction('removed', said, declared)) : [plainReference(one)];
    });
  }

  disregard(entry: unknown, at: readonly string[]): readonly Reference[] {
    return this.resolve(entry, at).flatMap((one): readonly Reference[] => {
      const said = String(entry);
      if (one.address === undefined) return this.say(at, wholeSection(said, one.section));
      const declared = this.declared(one);
      if (declared && (one.path === '' || this.speaksOf(declared, one.path))) {
        return this.say(at, contradiction('ignore', said, one.path === '' ? declared : undefined));
      }
      if (one.path !== '' && one.key !== undefined && !declared && !this.kindOf(one).single)
        return this.say(at, this.unknownKey(said, one));
      const stray = strayAttribute(this.kindOf(one), one.path);
      return stray ? this.say(at, unknownAttribute(said, stray)) : [plainReference(one)];
    });
  }

  acceptance(entry: unknown, at: readonly string[]): readonly Acceptance[] {
    if (!isMap(entry) || typeof entry['change'] !== 'string' || typeof entry['reason'] !== 'string') return [];
    const { change: text, reason, to } = entry as { change: string; reason: string; to?: Acceptance['to'] };
    return this.resolve(text, [...at, 'change']).map((one) => ({
      change: plainReference(one),
      text,
      reason,
      entry: Number(at.at(-1)),
      ...(to === undefined ? {} : { to }),
    }));
  }

  private resolve(entry: unknown, at: readonly string[]): readonly Resolved[] {
    if (typeof entry !== 'string') return [];
    const reference = parseReference(entry);
    if (!reference) return this.say(at, unreadable(entry));
    const found = resolveReference(reference, this.kinds);
    return found.length > 0 ? found : this.say(at, this.unknown(entry, reference));
  }

  /** The address under which the file declares what a reference names; undefined when it does not. */
  private declared({ kind, key, name }: Resolved): string | undefined {
    const { single } = this.kindOf({ kind });
    const things = this.wanted.get(kind)?.wanted ?? [];
    const meant = things.find((thing) => {
      if (single || key !== undefined) return thing.key === key || (!single && this.nameOf(kind, thing.spec) === key);
      return this.nameOf(kind, thing.spec) === name?.normalize('NFC').trim();
    });
    return meant?.address;
  }

  private nameOf(kind: string, spec: unknown): string | undefined {
    try {
      return this.kindOf({ kind })
        .nameOf(spec as never)
        ?.normalize('NFC')
        .trim();
    } catch {
      // A spec is partial: it may lack what its name is made of.
      return undefined;
    }
  }

  private speaksOf(address: string, path: string): boolean {
    for (const { wanted } of this.wanted.values()) {
      const thing = wanted.find((one) => one.address === address);
      if (thing) return valueAt(thing.spec, path.split('.')) !== undefined;
    }
    return false;
  }

  private kindOf({ kind }: Pick<Resolved, 'kind'>): FileKind {
    return this.kinds.find((one) => one.name === kind) as FileKind;
  }

  private unknown(said: string, { section, key, name, path }: Reference): Finding {
    const sections = [...new Set(this.kinds.map((kind) => kind.section))];
    if (!sections.includes(section)) {
      const meant = nearest(section, sections);
      return {
        code: 'REFERENCE_UNKNOWN',
        message: `${quote(said)} names no section of the file.`,
        next: meant ? `Did you mean \`${meant}\`?` : `Sections are ${oneOf(sections)}.`,
      };
    }
    const keyed = this.kinds.some((kind) => kind.section === section && !kind.single);
    const next =
      keyed && key === undefined && name === undefined
        ? `Write \`${section}/<key>.${path}\`.`
        : `Write it as the file does, for example \`${section}.status\`.`;
    return { code: 'REFERENCE_UNKNOWN', message: `${quote(said)} names nothing that \`${section}\` has.`, next };
  }

  private unknownKey(said: string, { kind, key, section }: Resolved): Finding {
    const keys = (this.wanted.get(kind)?.wanted ?? []).map((thing) => thing.key);
    const meant = nearest(key as string, keys);
    return {
      code: 'REFERENCE_UNKNOWN',
      message: `${quote(said)} speaks of ${section}/${key}, which the file does not declare.`,
      next: meant ? `Did you mean \`${section}/${meant}\`?` : 'What the file does not declare is left alone anyway.',
    };
  }

  private say(path: readonly string[], finding: Finding): readonly never[] {
    // A section of several kinds gives one answer for each.
    const told = this.findings.some((one) => one.path === path && one.finding.code === finding.code);
    if (!told) this.findings.push({ path, finding });
    return [];
  }
}

function quote(text: string): string {
  return `\`${shorten(text)}\``;
}

function unreadable(said: string): Finding {
  return {
    code: 'REFERENCE_UNREADABLE',
    message: `${quote(said)} is not a reference.`,
    next: 'Write `rewards/five-off`, `rewards/five-off.active`, `rewards/"Summer mug"` or `program.name`.',
  };
}

function wholeSection(said: string, section: string): Finding {
  return {
    code: 'REFERENCE_TOO_WIDE',
    message: `${quote(said)} names a whole section.`,
    next: `Name its things one by one: \`${section}/"<display name>"\`. To leave a section alone, leave it out of the file.`,
  };
}

function unknownAttribute(said: string, { name, known }: Stray): Finding {
  const meant = nearest(name, known);
  return {
    code: 'REFERENCE_UNKNOWN',
    message: `${quote(said)} speaks of ${shorten(name)}, which nothing there is called.`,
    next: meant ? `Did you mean \`${meant}\`?` : `There is ${oneOf(known)}.`,
  };
}

function attributeRemoved(said: string): Finding {
  return {
    code: 'REMOVED_ATTRIBUTE',
    message: `\`removed\` deletes whole things, and ${quote(said)} is an attribute.`,
    next: 'Change the attribute where the thing is declared.',
  };
}

function onlyOne(said: string, section: string): Finding {
  return {
    code: 'REMOVED_SINGLE',
    message: `${quote(said)} cannot be deleted: a site has one ${section}.`,
    next: 'Take the line out.',
  };
}

function contradiction(list: 'removed' | 'ignore', said: string, declared?: string): Finding {
  const verb = list === 'removed' ? 'to be deleted' : 'not ours';
  return {
    code: list === 'removed' ? 'REMOVED_AND_DECLARED' : 'IGNORED_AND_DECLARED',
    message: `${quote(said)} is ${verb}, and the file declares it${declared === undefined ? '' : ` as ${declared}`}.`,
    next: `Keep one: take it out of \`${list}\`, or delete the declaration.`,
  };
}
