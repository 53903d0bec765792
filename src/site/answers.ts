import type { Route } from '../wire/index.ts';
import type { Call } from './call.ts';

/** Keys under which an answer holds things with an id. */
const THINGS = new Set([
  'tier',
  'tiers',
  'reward',
  'rewards',
  'earningRule',
  'earningRules',
  'followedChannel',
  'followedChannels',
]);
/** Keys that hold a list, empty when there is nothing. */
const LISTS = new Set([
  'tiers',
  'rewards',
  'earningRules',
  'results',
  'followedChannels',
  'programInSites',
  'rewardsInSite',
]);
/** Keys whose value is a flag, which a server may leave out when it is false. */
const FLAGS = new Set(['loyaltyProgram', 'tiers', 'pointsExpiration']);

/**
 * Checks the body of an answer with a 2xx status against the wire table, and parses it. Throws a RangeError that says what is wrong.
 * Whatever passes here, the SDK can transform; whatever does not is never taken for an empty site.
 */
export function readAnswer(call: Call, body: string): unknown {
  if (body.trim() === '') {
    // Nothing was asked back: whatever Wix did not say is not missed.
    if (call.writes && call.route?.answers.length === 0) return {};
    throw new RangeError('the answer is empty');
  }
  const value = parse(body);
  if (!isObject(value)) throw new RangeError('the answer is not a JSON object');
  if (holdsNullElement(value)) throw new RangeError('the answer has a list with nothing in one of its places');
  return call.route ? checkedFor(call.route, value) : value;
}

function checkedFor(route: Route, value: Record<string, unknown>): unknown {
  // A site without tiers settings may answer with nothing in it: nobody documents this case.
  if (route.call === 'getTiersProgramSettings' && (value.programSettings ?? undefined) === undefined) return {};
  if (route.call === 'getLoyaltyProgramPremiumFeatures') checkFlags(value);
  else for (const key of route.answers) checkPart(key, value[key]);
  if (Array.isArray(value.rewards)) checkPaging(value.rewards.length, value.pagingMetadata);
  return value;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch {
    throw new RangeError(
      /^\s*</.test(body) ? 'the answer is a web page, not JSON' : 'the answer is not JSON, or only half of it',
    );
  }
}

function checkFlags(value: Record<string, unknown>): void {
  const flags = Object.keys(value).filter((key) => FLAGS.has(key));
  if (flags.length === 0 || flags.some((key) => typeof value[key] !== 'boolean')) {
    throw new RangeError('the answer lacks the features of the plan');
  }
}

function checkPart(key: string, part: unknown): void {
  if (LISTS.has(key)) {
    if (!Array.isArray(part) || !part.every(isObject)) throw new RangeError(`the answer lacks the list "${key}"`);
    if (THINGS.has(key)) for (const thing of part) checkId(key, thing);
  } else {
    if (!isObject(part)) throw new RangeError(`the answer lacks "${key}"`);
    if (THINGS.has(key)) checkId(key, part);
  }
}

function checkId(key: string, thing: Record<string, unknown>): void {
  if (typeof thing.id !== 'string' || thing.id === '')
    throw new RangeError(`the answer has an entry of "${key}" without an id`);
}

function checkPaging(length: number, paging: unknown): void {
  if (!isObject(paging)) throw new RangeError('the answer does not say whether there are more pages');
  if (typeof paging.count === 'number' && paging.count !== length) {
    throw new RangeError(`the answer counts ${paging.count} entries and holds ${length}`);
  }
  const next = isObject(paging.cursors) ? paging.cursors.next : undefined;
  if (paging.hasNext === true && (typeof next !== 'string' || next === '')) {
    throw new RangeError('the answer says there are more pages and not where');
  }
}

function holdsNullElement(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => item === null || holdsNullElement(item));
  return isObject(value) && Object.values(value).some(holdsNullElement);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
