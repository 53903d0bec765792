import type { Address } from './address.ts';
import type { Change } from './change.ts';
import type { Directory } from './directory.ts';
import type { Failure } from './failure.ts';
import type { Problem } from './problem.ts';

/** What JSON can hold. Specs are made of it. `null` in a spec says "is not there"; an absent key says "nobody speaks of it". */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A JSON Schema 2020-12; `x-wix` names the Wix field and `x-dashboard` the label of the dashboard, for messages and `explain`. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** A spec as a file declares it: any part may be missing, and `null` says "must not be there". */
export type Declared<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Declared<T[K]> | null }
    : T;

/** What the site calls a thing. `revision` is absent where the site has none (the program). */
export interface Handle {
  readonly id: string;
  readonly revision?: string;
}

/** A thing as the site has it: canonical spec, defaults filled in, mirrors dropped. */
export interface Live<Spec> {
  readonly spec: Spec;
  readonly handle: Handle;
  /** The site's own object as last read, so that a write can send back what we do not know of. Never stored, never printed. */
  readonly raw?: unknown;
  /** What the site says besides, for `judge`: plan features, who owns it. Not compared. */
  readonly facts?: { readonly [name: string]: Json };
}

/** How the file says which live thing is meant, besides its key and its display name. */
export interface Identity {
  readonly id?: string;
  readonly formerly?: readonly string[];
  readonly adopt?: boolean;
}

/** A thing as the file wants it: only what was declared. */
export interface Wanted<Spec> {
  readonly address: Address;
  readonly key: string;
  readonly spec: Declared<Spec>;
  readonly identity: Identity;
}

/** What a kind found in the file. */
export interface Reading<Spec> {
  readonly wanted: readonly Wanted<Spec>[];
  readonly problems: readonly Problem[];
}

/** A fragment of the file (to be merged at the root), and remarks that export prints as comments. */
export interface Written {
  readonly file: { readonly [section: string]: unknown };
  readonly remarks: readonly string[];
}

/** A live thing with the key the file has, or will have, for it. */
export interface Keyed<Spec> {
  readonly key: string;
  readonly live: Live<Spec>;
}

/** Who is who: every wanted thing is in `pairs`, in `missing` or in a Problem, every live one in `pairs` or in `unmatched`. */
export interface Claims<Spec> {
  readonly pairs: readonly { readonly wanted: Wanted<Spec>; readonly live: Live<Spec> }[];
  readonly missing: readonly Wanted<Spec>[];
  readonly unmatched: readonly Live<Spec>[];
  readonly problems: readonly Problem[];
}

/** All a kind may look at to judge a plan: its own claims and changes, everybody's changes, and the site's facts. */
export interface Picture<Spec> {
  readonly wanted: readonly Wanted<Spec>[];
  readonly claims: Claims<Spec>;
  readonly changes: readonly Change<Spec>[];
  readonly allChanges: readonly Change[];
  readonly facts: { readonly [name: string]: Json };
  /** The live things of another kind, by the kind's name. */
  live(kind: string): readonly Live<unknown>[];
  /** What the site will hold of another kind once the plan is applied, unmanaged things included. */
  after(kind: string): readonly unknown[];
}

/** A field that no two things of the kind may share. */
export interface UniqueField<Spec> {
  /** `name`, `requiredPoints`: a top-level field of the spec. */
  readonly path: keyof Spec & string;
  /** A free value to park a thing on while two exchange theirs; derivable, so that the next run knows it as ours. */
  spare(goal: Json, taken: ReadonlySet<Json>): Json;
}

/** Something of Wix that no file can govern, and why. */
export interface OutOfReach {
  readonly what: string;
  readonly why: string;
}

/** A sort of thing the site can hold: pure data and functions, without clock, disk or network. */
export interface Kind<Spec> {
  /** `earning-rule`. */
  readonly name: string;
  /** `earningRules`: the first half of its addresses. */
  readonly section: string;
  /** For a kind of which a site has one: its key in addresses (`status` in `program/status`) and where the file keeps it (`['program']`). */
  readonly single?: { readonly key: string; readonly at: readonly string[] };
  /** What it adds to the file's schema: properties by section, merged over the kinds (`{ program: { status: {…} } }`). */
  readonly schema: JsonSchema;
  /** Reads the whole validated file, takes what is its own. Problems carry address and path; the reader of the file adds the place. */
  read(file: { readonly [section: string]: unknown }): Reading<Spec>;
  /** For export: `read(write(things).file)` wants exactly these things. */
  write(things: readonly Keyed<Spec>[]): Written;
  /** The display name, which addresses of things without a key show: `rewards/"Staff only"`. */
  nameOf(spec: Spec): string;
  /** Filled in on create only, and printed. */
  readonly defaults: Declared<Spec>;
  /** What a create still lacks, as paths and sentences. */
  lacks(spec: Declared<Spec>): readonly { readonly path: string; readonly message: string }[];
  /** Paths at which the file's map is the whole truth: live entries it leaves out are removed. */
  readonly closed?: readonly string[];
  /** Paths that Wix does not change after create: a difference means delete and create. */
  readonly immutable?: readonly string[];
  readonly unique?: readonly UniqueField<Spec>[];
  /** Paths that tell two things apart for sure: where they differ, one cannot be the other under a new name (a rule's trigger). */
  readonly distinct?: readonly string[];
  /** Pairs wanted with live things, over the whole list. */
  claim(wanted: readonly Wanted<Spec>[], live: readonly Live<Spec>[]): Claims<Spec>;
  /** Swaps ids of other things for the file's keys; ids the file has no key for stay under an attribute of their own. */
  withKeys?(spec: Spec, keyOf: (id: string) => string | undefined): Spec;
  /** What must exist first. */
  needs(spec: Spec): readonly Address[];
  /** Kinds whose changes come before this kind's creates and updates; its deletes come before their deletes. */
  readonly after: readonly string[];
  /** True for a change that goes before everything else (pausing the program). */
  first?(change: Change<Spec>): boolean;
  /** Order among the kind's own changes: `[later, earlier]`. */
  order?(changes: readonly Change<Spec>[]): readonly (readonly [Address, Address])[];
  /** Equal for the kind's purpose though written differently (icons); exact equality otherwise. `path` is dotted. */
  same?(path: string, wanted: Json | undefined, live: Json | undefined): boolean;
  /** For a rollback: the nearest to `goal` that the site can be brought to from `from`; the goal itself when absent. */
  nearest?(from: Spec, goal: Spec): Spec;
  /** `undefined` when it may be deleted, else why not. */
  undeletable(spec: Spec): string | undefined;
  /** Why deleting one always asks for the delete-limit override, in one sentence (customers sit in a tier). */
  readonly precious?: string;
  /** Set for a wanted thing that only the dashboard can create: the manual step, as a Problem. */
  manual?(wanted: Wanted<Spec>): Problem | undefined;
  /** Errors, critical findings and warnings that need the live site and the changes. */
  judge?(picture: Picture<Spec>): readonly Problem[];
  /** Low when absent. Deletes of it, and replacements, are high in any case. */
  risk?(change: Change<Spec>): 'low' | 'medium' | 'high';
  /** The fact that says whether the site has what this kind is about at all: without it, only a file that declares it is wrong there. */
  readonly feature?: string;
  readonly outOfReach?: readonly OutOfReach[];
}

/** One read of the site: the same question is asked only once, however many kinds ask it. */
export interface Round {
  once<T>(question: string, ask: () => Promise<T>): Promise<T>;
}

/** The reading half of a driver. It has no way to write. A read that is not complete throws a Failure: it never answers less. */
export interface Reader<Spec> {
  list(round: Round): Promise<readonly Live<Spec>[]>;
}

/** What a writer is given besides the spec. */
export interface Writing {
  /** Ids of things this one refers to. */
  readonly directory: Directory;
  /** Sends one write: the journal stands around it, with the SDK method's name. */
  send<T>(call: string, request: () => Promise<T>): Promise<T>;
}

/** What became of one item of a bulk create, matched by its index; an item the answer does not mention is `unknown`. */
export type BulkOutcome = { readonly handle: Handle } | { readonly failure: Failure };

/** The writing half of a driver. Every method throws a Failure when the site does not do it. */
export interface Writer<Spec> {
  create(spec: Spec, writing: Writing): Promise<Handle>;
  readonly bulk?: {
    readonly limit: number;
    fits(spec: Spec): boolean;
    create(specs: readonly Spec[], writing: Writing): Promise<readonly BulkOutcome[]>;
  };
  /** Starts from `live.raw`, freshly read, and answers with the new handle. */
  update(live: Live<Spec>, to: Spec, writing: Writing): Promise<Handle>;
  delete(live: Live<Spec>, writing: Writing): Promise<void>;
}

/** The impure half of a kind, bound to a site by the two functions its `wix.ts` exports. */
export interface Adapter<Site, Spec> {
  reader(site: Site): Reader<Spec>;
  writer(site: Site): Writer<Spec>;
}
