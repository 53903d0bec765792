import type { Address, Reference } from '../kernel/address.ts';
import type { JsonSchema, Kind, Reading } from '../kernel/kind.ts';
import type { Place, Problem } from '../kernel/problem.ts';
import type { Parsed } from './parse.ts';

/** What the reader of files asks of a kind. */
export type FileKind = Pick<Kind<never>, 'name' | 'section' | 'single' | 'schema'> & {
  read(file: Sections): Reading<unknown>;
  nameOf(spec: never): string;
};

/** A section of the file that no kind reads: terms of the analysis, not of the site. */
export interface Extra {
  readonly key: string;
  readonly schema: JsonSchema;
}

/** Top-level maps of a file, by name. */
export type Sections = { readonly [section: string]: unknown };

/** Consent to one change, in the file; it dies with the change. */
export interface Acceptance {
  readonly change: Reference;
  /** As written: `tiers/silver.requiredPoints`. */
  readonly text: string;
  /** The value the change must end in; absent: any. */
  readonly to?: string | number | boolean;
  readonly reason: string;
  /** Which line of the list it is, from 0. */
  readonly entry: number;
}

/** How the file says where the credentials are: names of environment variables, never values. */
export interface CredentialNames {
  readonly apiKey?: string;
  readonly appId?: string;
  readonly appSecret?: string;
  readonly instanceId?: string;
}

/** What a file says, after `extends` and the environment; lists of references are parsed, singles given by their key. */
export interface FileModel {
  readonly version: 1;
  /** `sandbox` or a Wix site id; empty when the file has problems and says none. */
  readonly site: string;
  readonly environment?: string;
  readonly currency?: string;
  readonly credentials?: CredentialNames;
  /** What the kinds read: `program`, `tiers`, … */
  readonly sections: Sections;
  /** What the extra sections hold, by their keys, as far as it fits their schemas. Whoever gave the key knows the type. */
  readonly extras: Sections;
  readonly removed: readonly Reference[];
  readonly accept: readonly Acceptance[];
  readonly ignore: readonly Reference[];
  readonly exclusive: readonly string[];
  /** Things with `preventDestroy: true`. */
  readonly protected: readonly Address[];
}

/** Where one value of the result was written. */
export interface Origin {
  readonly place: Place;
  /** The environment variable it was taken from. */
  readonly variable?: string;
}

/** A file read to the end, with everything wrong with it. The model is to be used only when no problem refuses. */
export interface Loaded {
  /** As given; `-` for standard input. */
  readonly path: string;
  /** SHA-256 of what the file says, as lower-case hex: comments, order and credentials do not count. */
  readonly digest: string;
  readonly model: FileModel;
  /** The file as a value, after `extends` and the environment; under `credentials` only references. */
  readonly value: Sections;
  readonly problems: readonly Problem[];
  /** By the name of the kind. */
  readonly wanted: ReadonlyMap<string, Reading<unknown>>;
  /** Every file that was read, the given one first. */
  readonly files: readonly string[];
  /** The place of a thing, or of the deepest written part of an attribute of it; undefined when the file does not name it. */
  locate(address: string, path?: string): Place | undefined;
  /** The same Problem with place and frame, where its address and path lead to one. */
  placed(problem: Problem): Problem;
  /** The code frame of a place in one of the files. */
  frame(place: Place): string;
  /** Where the value at a path of keys was written; undefined when nothing is there. */
  origin(path: readonly string[]): Origin | undefined;
}

/** A compiled schema: true, or errors left on the function. */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** One complaint of a compiled schema. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly propertyName?: string;
}

/** The disk, as the reader of files needs it. `real` resolves symbolic links. Both throw what `node:fs` throws. */
export interface Disk {
  read(path: string): Uint8Array | string;
  real(path: string): string;
}

/** Sound files that others extend, as they were read, by their names. */
export type SharedFiles = Map<string, Parsed>;

/** How to read a file. */
export interface LoadOptions {
  readonly kinds: readonly FileKind[];
  /** Sections besides those of the kinds; their schemas are part of `schema`. */
  readonly extras?: readonly Pick<Extra, 'key'>[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; no file above it is read by `extends`. */
  readonly root: string;
  /** From `--site`: must agree with the file, or stands in where the file says none. */
  readonly site?: string;
  /** What there is to read for the path `-`. */
  readonly text?: Uint8Array | string;
  readonly disk?: Disk;
  /** For a run over many files: what several of them extend is read once. Files that change meanwhile are not seen to. */
  readonly shared?: SharedFiles;
}
