import { PAGE_LIMITS, type WireReward, type WireRewardQuery, type WireSort } from '../../wire/index.ts';
import type { Call, Deed } from '../call.ts';
import { ordered } from '../entities.ts';
import { fieldsOf, matches } from '../filter.ts';
import { pageOf, readCursor, readLimit } from '../paging.ts';
import { invalidField } from '../refusals.ts';
import { asObject, isAbsent } from '../violations.ts';
import { shownReward } from './reward-answers.ts';

const FEW_FIELDS = ['id', 'name', 'active', 'type', 'createdDate', 'updatedDate'];

const sorted = (call: Call, rewards: readonly WireReward[]): readonly WireReward[] =>
  ordered(rewards, call).map((reward) => shownReward(reward, call));

/** Rewards page by page; older pages of the documentation say the active ones only. */
export function listRewards(call: Call): Deed {
  const cursor = call.query.get('cursorPaging.cursor');
  const usual = Number(call.switches.listDefaultLimit);
  const limit = readLimit(call.query.get('cursorPaging.limit'), usual, 'cursorPaging.limit');
  const from = isAbsent(cursor) || cursor === '' ? undefined : readCursor(cursor, 'cursorPaging.cursor');
  const seen = call.site.rewards.filter(({ active }) => call.switches.listRewards === 'all' || active === true);
  const { items, metadata } = pageOf(seen, { sort: [], limit, query: {}, from });
  const { hasNext: _hasNext, ...pagingMetadata } = metadata;
  return { answer: { rewards: sorted(call, items), pagingMetadata } };
}

interface Question {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: readonly WireSort[];
}

function readSort(sent: unknown): readonly WireSort[] {
  if (isAbsent(sent)) return [];
  if (!Array.isArray(sent)) throw invalidField('query.sort', 'must be a list', 'FORMAT');
  if (sent.length > PAGE_LIMITS.sortFields)
    throw invalidField('query.sort', `must have at most ${PAGE_LIMITS.sortFields} fields`, 'MAX_SIZE');
  for (const [index, sort] of sent.entries()) {
    const { fieldName, order } = asObject(sort);
    if (typeof fieldName !== 'string')
      throw invalidField(`query.sort[${index}].fieldName`, 'is required', 'REQUIRED_FIELD');
    if (!isAbsent(order) && order !== 'ASC' && order !== 'DESC')
      throw invalidField(`query.sort[${index}].order`, 'must be ASC or DESC', 'FORMAT');
  }
  return sent as WireSort[];
}

function checkFields(call: Call, { filter, sort }: Question): void {
  if (call.switches.queryFields === 'any') return;
  const asked = [...fieldsOf(filter), ...sort.map(({ fieldName = '' }) => fieldName)];
  const other = asked.find((field) => !FEW_FIELDS.includes(field));
  if (other !== undefined) throw invalidField('query.filter', `cannot use the field ${other}`);
}

/** Rewards by filter and order; with a cursor both come from the cursor. */
export function queryRewards(call: Call): Deed {
  const query = asObject(call.body.query) as WireRewardQuery;
  const { limit: askedLimit, cursor } = query.cursorPaging ?? {};
  const limit = readLimit(askedLimit, PAGE_LIMITS.queryDefault, 'query.cursorPaging.limit');
  const from =
    isAbsent(cursor) || cursor === '' ? undefined : readCursor<Question>(cursor, 'query.cursorPaging.cursor');
  const question: Question = from?.query ?? { filter: asObject(query.filter), sort: readSort(query.sort) };
  checkFields(call, question);
  const everything = Object.keys(question.filter).length === 0;
  const passes = (reward: WireReward) => matches({ ...shownReward(reward, call) }, question.filter);
  const found = everything ? call.site.rewards : call.site.rewards.filter(passes);
  const { items, metadata } = pageOf(found, { sort: question.sort, limit, query: question, from });
  return { answer: { rewards: sorted(call, items), pagingMetadata: metadata } };
}
