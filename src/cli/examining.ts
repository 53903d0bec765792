import type { Loaded } from '../config/index.ts';
import { Failure } from '../kernel/failure.ts';
import { type Problem, refuses } from '../kernel/problem.ts';
import type { Survey } from '../kernel/survey.ts';
import { Stop } from './exit.ts';
import type { Values } from './flags.ts';
import { load } from './inputs.ts';
import { kinds } from './kinds.ts';
import { openSession, type Session } from './session.ts';
import { SANDBOX, targetOf } from './target.ts';
import type { World } from './world.ts';

/** One thing that was looked at. */
export interface Check {
  readonly file: string;
  /** The column of a table of many sites. */
  readonly about: 'file' | 'key' | 'app' | 'features' | 'budget';
  readonly what: string;
  readonly state: 'ok' | 'warning' | 'error';
  readonly found: string;
  /** The same in a word or two, for a table of many sites. */
  readonly brief?: string;
}

type Found = Omit<Check, 'file'>;

/** Wix answers this many requests a minute for one site. */
const PER_MINUTE = 200;

/** Everything a plan of this file needs, from the file to the site's features. Reads only; what fails is a row, never an exception. */
export async function examine(file: string, values: Values, world: World): Promise<readonly Check[]> {
  const found: Found[] = [];
  try {
    const loaded = await load(file, values, world);
    found.push(fileCheck(loaded));
    if (found[0]?.state !== 'error') found.push(...(await siteChecks(loaded, values, world)));
  } catch (error) {
    found.push({ ...aboutOf(error), what: 'reach', state: 'error', found: reasonOf(error) });
  }
  return found.map((check) => ({ file, ...check }));
}

function fileCheck({ problems, model }: Loaded): Found {
  const bad = problems.filter(refuses);
  if (bad.length === 1)
    return { about: 'file', what: 'file', state: 'error', found: told(bad[0] as Problem), brief: bad[0]?.code ?? '' };
  if (bad.length > 1)
    return {
      about: 'file',
      what: 'file',
      state: 'error',
      found: `${bad.length} errors; loyalty validate shows them`,
      brief: `${bad.length} errors`,
    };
  const rest = problems.length === 0 ? '' : `, with ${problems.length} ${problems.length === 1 ? 'remark' : 'remarks'}`;
  return { about: 'file', what: 'file', state: 'ok', found: `sound, for site ${model.site}${rest}` };
}

async function siteChecks(loaded: Loaded, values: Values, world: World): Promise<readonly Found[]> {
  const target = await targetOf(loaded.model, values, world);
  const session = await openSession(target, values, world);
  try {
    const started = world.now().getTime();
    const live = await session.survey();
    const ms = world.now().getTime() - started;
    return [
      credentials(target.site, target.options.credentials),
      reach(live, session, ms),
      ...features(live, loaded),
      budget(session),
    ];
  } finally {
    await session.close();
  }
}

function credentials(site: string, used: object): Found {
  const how =
    site === SANDBOX ? 'none needed: the sandbox' : 'apiKey' in used ? 'an API key, accepted' : 'an app, accepted';
  const brief = site === SANDBOX ? 'none needed' : 'apiKey' in used ? 'API key' : 'app';
  return { about: 'key', what: 'credentials', state: 'ok', found: how, brief };
}

function reach(live: Survey, session: Session, ms: number): Found {
  const things = [...live.values()].reduce((sum, list) => sum + list.length, 0);
  return {
    about: 'app',
    what: 'reach',
    state: 'ok',
    found: `read ${things} things with ${session.site.stats.requests} requests in ${ms} ms`,
    brief: `${things} things`,
  };
}

function features(live: Survey, loaded: Loaded): readonly Found[] {
  const facts = Object.assign({}, ...[...live.values()].flat().map((thing) => thing.facts ?? {})) as Record<
    string,
    unknown
  >;
  return Object.entries(facts)
    .filter(([, value]) => typeof value === 'boolean' || value === undefined || value === null)
    .map(([name, value]): Found => {
      const brief = name.replace(/Available$/, '');
      const feature = { about: 'features', what: `feature ${brief}` } as const;
      if (value === true) return { ...feature, state: 'ok', found: 'in the plan of the site', brief };
      if (!isNeeded(name, loaded))
        return { ...feature, state: 'ok', found: 'not in the plan of the site, and the file does without' };
      const found =
        value === false
          ? 'not in the plan of the site: changes to it are refused'
          : 'the site does not say; it is tried';
      return { ...feature, state: 'warning', found, brief: `${value === false ? 'no ' : 'unknown: '}${brief}` };
    });
}

/** Whether the file declares something of what the site has by this feature only; what no kind names, all need. */
function isNeeded(fact: string, { wanted }: Loaded): boolean {
  const about = kinds.filter(({ feature }) => feature === fact);
  return about.length === 0 || about.some(({ name }) => (wanted.get(name)?.wanted.length ?? 0) > 0);
}

function budget(session: Session): Found {
  const { requests, throttled } = session.site.stats;
  const plans = Math.floor(PER_MINUTE / Math.max(1, requests));
  const refusals = throttled === 0 ? '' : `; ${throttled} were refused just now`;
  return {
    about: 'budget',
    what: 'rate budget',
    state: throttled === 0 ? 'ok' : 'warning',
    found: `a plan takes ${requests} of ${PER_MINUTE} requests a minute (${plans} plans a minute)${refusals}`,
    brief: throttled === 0 ? `${plans} plans/min` : `${throttled} refused`,
  };
}

/** Refused for who asks, or for what the site is: told in the column where one would look for it. */
function aboutOf(error: unknown): Pick<Check, 'about' | 'brief'> {
  const { code = '' } = problemIn(error) ?? {};
  const about = /CREDENTIALS|UNAUTH|FORBIDDEN|SECRET/.test(code) ? 'key' : 'app';
  return { about, brief: code };
}

function problemIn(error: unknown): Problem | undefined {
  if (error instanceof Stop) return error.problems[0];
  return error instanceof Failure ? error.problem : undefined;
}

function reasonOf(error: unknown): string {
  const problem = problemIn(error);
  if (!problem) throw error;
  return told(problem);
}

function told({ message, next = '' }: Problem): string {
  return `${message} ${next}`.trim();
}
