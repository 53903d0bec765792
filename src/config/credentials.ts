import type { Problem } from '../kernel/problem.ts';
import { readReference } from './env.ts';
import { isMap } from './merge.ts';
import type { Finding } from './source.ts';
import type { CredentialNames, FileModel } from './types.ts';

/** What opens a site. Never printed, never stored. */
export type Credentials =
  | { readonly apiKey: string }
  | { readonly appId: string; readonly appSecret: string; readonly instanceId: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** What a file may name a variable for. */
export const CREDENTIAL_PARTS = ['apiKey', 'appId', 'appSecret', 'instanceId'] as const;
type Part = (typeof CREDENTIAL_PARTS)[number];

const VARIABLES: Readonly<Record<Part, string>> = {
  apiKey: 'WIX_API_KEY',
  appId: 'WIX_APP_ID',
  appSecret: 'WIX_APP_SECRET',
  instanceId: 'WIX_INSTANCE_ID',
};

/** Everything that would end or split a header: a key with a line break inside shows up in error texts otherwise. */
const PLAIN = /^[\x21-\x7e]+$/;

/**
 * The credentials for the site of a file, from the variables it names or the usual ones; or problems, without any value in them.
 * Not to be asked for the sandbox, which needs none.
 */
export function credentialsOf(
  model: Pick<FileModel, 'site' | 'credentials'>,
  env: Environment,
): Credentials | readonly Problem[] {
  const elsewhere = siteMismatch(model.site, env);
  if (elsewhere) return [elsewhere];
  const names = variablesFor(model.credentials);
  const problems = [...names.values()].flatMap((name) => faults(name, env));
  if (problems.length > 0) return problems;
  const get = (part: Part): string | undefined => env[names.get(part) ?? ''] || undefined;
  const [apiKey, appId, appSecret, instanceId] = CREDENTIAL_PARTS.map(get);
  if (apiKey !== undefined) return { apiKey };
  if (appId && appSecret && instanceId) return { appId, appSecret, instanceId };
  return [missing(names, env)];
}

/** `WIX_SITE_ID` names another site than the file: the wrong target is the costliest mistake there is. */
function siteMismatch(site: string, env: Environment): Problem | undefined {
  const other = env['WIX_SITE_ID'];
  if (!other || other === site) return undefined;
  return {
    code: 'SITE_MISMATCH',
    severity: 'error',
    message: `The file is for site ${site}, and WIX_SITE_ID names another one.`,
    next: 'Unset WIX_SITE_ID, or set it to the site of the file.',
  };
}

/** Which variable holds which part: those the file names and, when it names none, the usual ones. */
function variablesFor(names: CredentialNames | undefined): ReadonlyMap<Part, string> {
  const own = CREDENTIAL_PARTS.flatMap((part) =>
    names?.[part] === undefined ? [] : [[part, names[part] as string] as const],
  );
  return new Map(own.length > 0 ? own : CREDENTIAL_PARTS.map((part) => [part, VARIABLES[part]] as const));
}

function faults(name: string, env: Environment): readonly Problem[] {
  const value = env[name];
  if (!value || PLAIN.test(value)) return [];
  return [
    {
      code: 'CREDENTIALS_UNREADABLE',
      severity: 'error',
      message: `${name} holds a character that no credential has: a space, a line break or a letter outside ASCII.`,
      next: `Set ${name} again; a line break at its end is the usual cause.`,
    },
  ];
}

function missing(names: ReadonlyMap<Part, string>, env: Environment): Problem {
  const unset = [...names].filter(([, name]) => !env[name]).map(([part, name]) => ({ part, name }));
  const begun = unset.length < names.size;
  const wanted = (begun ? unset.filter(({ part }) => part !== 'apiKey') : unset).map(({ name }) => name);
  const usual = 'WIX_API_KEY, or WIX_APP_ID, WIX_APP_SECRET and WIX_INSTANCE_ID';
  const own = names.get('apiKey') !== 'WIX_API_KEY' || names.size !== CREDENTIAL_PARTS.length;
  return {
    code: 'CREDENTIALS_MISSING',
    severity: 'error',
    message:
      begun || own
        ? `No credentials: ${wanted.join(', ')} ${wanted.length === 1 ? 'is' : 'are'} not set.`
        : 'There are no credentials for this site.',
    next: begun || own ? `Set ${wanted.join(' and ')}.` : `Set ${usual}. With \`site: sandbox\` none are needed.`,
  };
}

/** Names of variables under `credentials`, and complaints about whatever else stands there; values are never repeated. */
export function readCredentials(value: unknown): {
  readonly names: CredentialNames | undefined;
  readonly findings: readonly { readonly path: readonly string[]; readonly finding: Finding }[];
} {
  if (!isMap(value)) return { names: undefined, findings: [] };
  const names: Partial<Record<Part, string>> = {};
  const findings: { path: readonly string[]; finding: Finding }[] = [];
  for (const part of CREDENTIAL_PARTS) {
    const text = value[part];
    if (typeof text !== 'string') continue;
    const reference = readReference(text);
    if (reference && reference.fallback === undefined) names[part] = reference.name;
    else findings.push({ path: ['credentials', part], finding: literal(part) });
  }
  const incomplete = incompleteApp(names);
  if (incomplete && findings.length === 0) findings.push({ path: ['credentials'], finding: incomplete });
  return { names, findings };
}

function literal(part: Part): Finding {
  return {
    code: 'SECRET_IN_FILE',
    message: `\`credentials.${part}\` holds a value; only the name of an environment variable may stand here.`,
    next: `Write \`${part}: \${NAME}\`. If the value was real and is in git, replace it at Wix.`,
  };
}

function incompleteApp(names: Partial<Record<Part, string>>): Finding | undefined {
  const app = (['appId', 'appSecret', 'instanceId'] as const).filter((part) => names[part] !== undefined);
  if (names.apiKey !== undefined && app.length > 0) {
    return {
      code: 'CREDENTIALS_AMBIGUOUS',
      message: '`credentials` names an API key and an app.',
      next: 'Keep one of them.',
    };
  }
  if (app.length === 0 || app.length === 3) return undefined;
  return {
    code: 'CREDENTIALS_INCOMPLETE',
    message: 'An app needs `appId`, `appSecret` and `instanceId`.',
    next: 'Add what is missing.',
  };
}
