import type { Options } from 'yargs';
import type { Positional } from './command.ts';

/** One flag. `consent` flags have no twin in the environment: agreeing is done by hand, each time. */
export interface Flag extends Options {
  readonly consent?: boolean;
}

export type Flags = Readonly<Record<string, Flag>>;

/** Flags every command has. */
export const GLOBAL: Flags = {
  'no-color': { type: 'boolean', describe: 'No colours (also with NO_COLOR)', group: 'Output:' },
  quiet: { alias: 'q', type: 'boolean', describe: 'No talk and no progress on stderr', group: 'Output:' },
  verbose: {
    alias: 'v',
    type: 'boolean',
    describe: 'List everything that is otherwise only counted',
    group: 'Output:',
  },
  'no-input': { type: 'boolean', describe: 'Never ask anything', group: 'Output:' },
};

/** Which file, and which site it is for. */
export const FILE: Flags = {
  file: {
    alias: 'f',
    type: 'array',
    string: true,
    describe: 'The file; - is stdin; may be repeated and a glob',
    group: 'File:',
  },
  site: {
    type: 'string',
    describe: 'The site, when the file names none; must agree with it otherwise',
    group: 'File:',
  },
};

/** What the file was. */
export const BASE: Flags = {
  base: {
    type: 'string',
    describe: 'The file as it was, to tell our changes from others\': a git ref, a file, or "applied"',
    group: 'File:',
  },
};

/** Files as arguments. */
export const FILES: Readonly<Record<string, Positional>> = {
  files: { type: 'string', describe: 'Files or globs', defaultDescription: 'loyalty.yaml' },
};

/** Where the embedded sandbox lives unless told otherwise. */
export const SANDBOX_FOLDER = '.loyalty/sandbox';

/** How the site is reached. */
export const SITE: Flags = {
  endpoint: { type: 'string', describe: 'Address of a sandbox over HTTP', group: 'Site:' },
  'sandbox-dir': {
    type: 'string',
    default: SANDBOX_FOLDER,
    describe: 'Where the embedded sandbox keeps its state',
    group: 'Site:',
  },
  'max-rps': { type: 'number', describe: 'Requests a second at most (Wix: 200 a minute)', group: 'Site:' },
  timeout: { type: 'number', describe: 'Seconds to wait for one answer', default: 30, group: 'Site:' },
  retries: {
    type: 'number',
    describe: 'Further tries of a request that is safe to repeat',
    default: 3,
    group: 'Site:',
  },
  trace: { type: 'string', describe: 'Write one JSON line for each HTTP request to this file', group: 'Site:' },
};

/** The flag of a command that prints its answer in some forms, the first of which is the usual one. */
export function formatIn(choices: readonly [string, ...string[]], describe = 'How to print it'): Flag {
  return { type: 'string', choices, default: choices[0], describe, group: 'Output:' };
}

/** What goes where. */
export const OUTPUT: Flags = {
  format: {
    type: 'string',
    choices: ['text', 'json', 'markdown', 'html', 'github'],
    default: 'text',
    describe: 'How to print the answer',
    group: 'Output:',
  },
  report: {
    type: 'array',
    string: true,
    describe: '<format>=<path>: also write the answer to a file; may be repeated',
    group: 'Output:',
  },
};

/** Which of the changes. */
export const SELECTION: Flags = {
  target: { type: 'array', string: true, describe: 'Only these addresses (glob: rewards/*)', group: 'Selection:' },
  exclude: { type: 'array', string: true, describe: 'All but these addresses (glob)', group: 'Selection:' },
};

/** What a person agrees to. Never from the environment. */
export const CONSENT: Flags = {
  'allow-delete': {
    type: 'boolean',
    consent: true,
    describe: 'Agree to deletes that the file does not name one by one',
    group: 'Consent:',
  },
  'allow-adverse': {
    type: 'boolean',
    consent: true,
    describe: 'Agree to changes that are adverse to customers',
    group: 'Consent:',
  },
  override: {
    type: 'array',
    string: true,
    consent: true,
    describe: 'Agree to go past this check (with --reason)',
    group: 'Consent:',
  },
  reason: {
    type: 'string',
    consent: true,
    describe: 'Why it is gone past, for the journal (with --override)',
    group: 'Consent:',
  },
};

/** What a plan may be refused for besides. */
export const STRICTNESS: Flags = {
  'fail-on': {
    type: 'array',
    string: true,
    choices: ['create', 'update', 'delete', 'adverse', 'warning', 'manual'],
    describe: 'Refuse a plan that holds one of these (exit 3)',
    group: 'Selection:',
  },
};

/** Where else the answer goes. */
export const COMMENT: Flags = {
  comment: {
    type: 'string',
    choices: ['github'],
    describe: 'Also put the answer under the pull request: one comment, changed in place (needs GITHUB_TOKEN)',
    group: 'Output:',
  },
};

/** What is asked about customers. */
export const IMPACT: Flags = {
  impact: {
    type: 'string',
    choices: ['off', 'estimate', 'full'],
    default: 'estimate',
    describe: 'Count the customers whom a change touches: within 200 calls, all that figures rest on, or not',
    group: 'Selection:',
  },
};

/** Where this machine keeps journals and locks. */
export const RUNS: Flags = {
  'runs-dir': {
    type: 'string',
    default: '.loyalty/runs',
    describe: 'Where the journals of applies are kept',
    group: 'Runs:',
  },
};

/** The values of all flags, as parsed; which of them are there depends on the command. */
export interface Values {
  readonly noColor?: boolean;
  readonly quiet?: boolean;
  /** Where one of many sites is worked on without talk: whether that was asked for. */
  readonly quietAsked?: boolean;
  readonly verbose?: boolean;
  readonly noInput?: boolean;
  readonly file?: readonly string[];
  readonly files?: readonly string[];
  readonly site?: string;
  readonly base?: string;
  readonly endpoint?: string;
  readonly sandboxDir: string;
  readonly maxRps?: number;
  readonly timeout: number;
  readonly retries: number;
  readonly trace?: string;
  readonly format: 'text' | 'json' | 'markdown' | 'html' | 'github';
  readonly report?: readonly string[];
  readonly comment?: 'github';
  readonly target?: readonly string[];
  readonly exclude?: readonly string[];
  readonly allowDelete?: boolean;
  readonly allowAdverse?: boolean;
  readonly override?: readonly string[];
  readonly reason?: string;
  readonly failOn?: readonly string[];
  readonly impact?: 'off' | 'estimate' | 'full';
  readonly runsDir: string;
  readonly parallelism?: number;
  readonly settle?: number;
  /** Everything a single command has for itself. */
  readonly [name: string]: unknown;
}
