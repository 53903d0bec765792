import { describe, expect, it } from 'vitest';
import { type ApplyOptions, apply } from '../../src/kernel/apply.ts';
import type { Change } from '../../src/kernel/change.ts';
import { directory } from '../../src/kernel/directory.ts';
import type { Execute } from '../../src/kernel/execute.ts';
import type { Plan } from '../../src/kernel/plan-document.ts';
import type { Problem } from '../../src/kernel/problem.ts';

/** `a`, or `b<-a c`: a create that waits; `~` before it: an update; `-`: a delete. Two of one name are two steps at one address. */
function planWith(...texts: readonly string[]): Plan {
  const changes = texts.map((text) => {
    const [head = '', waits = ''] = text.split('<-');
    const op = head.startsWith('~') ? 'update' : head.startsWith('-') ? 'delete' : 'create';
    const name = head.replace(/^[~-]/, '');
    return {
      op,
      address: `x/${name}`,
      kind: name.startsWith('k') ? 'other' : 'toy',
      name,
      waitsFor: waits
        .split(' ')
        .filter(Boolean)
        .map((other) => `x/${other}`),
    } as unknown as Change;
  });
  return { formatVersion: '1.0', site: 's', basis: { digest: '', things: {} }, known: {}, changes };
}

const problem: Problem = { code: 'NO', severity: 'error', message: 'no' };

/** Walks a plan; answers the outcomes, what was sent together, and how many calls were in flight at most. */
async function walk(plan: Plan, options: Partial<ApplyOptions> & { readonly fails?: readonly string[] } = {}) {
  const sent: string[] = [];
  const events: string[] = [];
  const book = directory();
  let flying = 0;
  let most = 0;
  const execute: Execute = async (batch) => {
    sent.push(batch.map(({ name }) => name).join('+'));
    most = Math.max(most, ++flying);
    for (let turn = 0; turn < 3; turn++) await Promise.resolve();
    flying--;
    return batch.map(({ name, op }) => {
      events.push(name);
      if (options.fails?.includes(name)) return { problem };
      return { handle: op === 'delete' ? null : { id: `id-${name}` } };
    });
  };
  const outcomes: string[] = [];
  for await (const outcome of apply(plan, execute, { concurrency: 2, directory: book, ...options })) {
    outcomes.push(
      `${outcome.status} ${outcome.change.name}${outcome.status === 'skipped' ? ` ${outcome.because}` : ''}`,
    );
  }
  return { outcomes, sent, most, known: book.entries() };
}

describe('a walk', () => {
  it('does everything, each behind what it waits for', async () => {
    const { outcomes, known } = await walk(planWith('a', 'b<-a', 'c<-a b', 'd'));
    expect(outcomes).toEqual(['applied a', 'applied d', 'applied b', 'applied c']);
    expect(known).toEqual({
      'x/a': { id: 'id-a' },
      'x/b': { id: 'id-b' },
      'x/c': { id: 'id-c' },
      'x/d': { id: 'id-d' },
    });
  });

  it('of nothing is over at once', async () => {
    expect((await walk(planWith())).outcomes).toEqual([]);
  });

  it.each([1, 2, 3, 10])('has at most %i calls in flight, and as many as that', async (concurrency) => {
    const { most, outcomes } = await walk(planWith('a', 'b', 'c', 'd', 'e', 'f', 'g'), { concurrency });
    expect(most).toBe(Math.min(concurrency, 7));
    expect(outcomes).toHaveLength(7);
  });

  it('goes on as soon as there is room', async () => {
    const { sent } = await walk(planWith('a', 'b<-a', 'c', 'd'), { concurrency: 2 });
    expect(sent).toEqual(['a', 'c', 'd', 'b']);
  });

  it('writes new ids into the directory, and takes out those of things that are gone', async () => {
    const book = directory({ 'x/old': { id: '1' }, 'x/stays': { id: '2' } });
    await walk(planWith('-old', 'new'), { directory: book });
    expect(book.entries()).toEqual({ 'x/new': { id: 'id-new' }, 'x/stays': { id: '2' } });
  });

  it('waits only for earlier steps of an address', async () => {
    const { outcomes } = await walk(planWith('~a', 'b<-a', '~a<-a b'), { concurrency: 9 });
    expect(outcomes).toEqual(['applied a', 'applied b', 'applied a']);
  });

  it('does not wait for what is not in the plan, or comes later', async () => {
    expect((await walk(planWith('a<-nobody b', 'b'))).sent).toEqual(['a', 'b']);
  });

  it('waits until all of it is done, not only the first', async () => {
    const { sent } = await walk(planWith('a', 'b<-a', 'c<-b', 'd<-a c'), { concurrency: 1 });
    expect(sent).toEqual(['a', 'b', 'c', 'd']);
  });

  it('waits for every earlier step of an address', async () => {
    const { sent } = await walk(planWith('~a', '~a<-a', 'b<-a'), { concurrency: 9 });
    expect(sent).toEqual(['a', 'a', 'b']);
  });
});

describe('creates of one kind', () => {
  const batchOf = (change: Change) => (change.name.startsWith('z') ? 1 : 3);

  it('go out together, as many as the site takes', async () => {
    const { sent, outcomes } = await walk(planWith('a', 'b', 'c', 'd', 'e'), { batchOf });
    expect(sent).toEqual(['a+b+c', 'd+e']);
    expect(outcomes).toHaveLength(5);
  });

  it('but not with those of other kinds, nor updates or deletes, nor what goes alone', async () => {
    const { sent } = await walk(planWith('a', 'ka', '~b', '-c', 'z', 'd', 'kb'), { batchOf, concurrency: 9 });
    expect(sent).toEqual(['a+d', 'ka+kb', 'b', 'c', 'z']);
  });

  it('nor with what is not ready', async () => {
    expect((await walk(planWith('a', 'b<-a', 'c<-a'), { batchOf })).sent).toEqual(['a', 'b+c']);
  });

  it('wait for those that what is in flight lets go, where the call is not full without them', async () => {
    const held = planWith('ka', 'a', 'b<-ka', 'z', 'c<-ka');
    expect((await walk(held, { batchOf })).sent).toEqual(['ka', 'z', 'a+b+c']);
    // Nothing is held back for what could go along only later, or never.
    expect((await walk(planWith('ka', 'a', 'kb<-a', 'b<-kb'), { batchOf })).sent).toEqual(['ka', 'a', 'kb', 'b']);
    expect((await walk(planWith('ka', 'a', 'kb<-ka', 'b<-ka kb'), { batchOf })).sent).toEqual(['ka', 'a', 'kb', 'b']);
    expect((await walk(planWith('ka', 'a', 'c', 'd', 'b<-ka'), { batchOf })).sent).toEqual(['ka', 'a+c+d', 'b']);
    const { sent, outcomes } = await walk(held, { batchOf, fails: ['ka'], keepGoing: true });
    expect([sent.at(-1), outcomes.length]).toEqual(['a', 5]);
  });

  it('each have their own outcome', async () => {
    const { outcomes } = await walk(planWith('a', 'b', 'c', 'd<-b', 'e<-c'), {
      batchOf,
      fails: ['b'],
      keepGoing: true,
    });
    expect(outcomes).toEqual(['applied a', 'failed b', 'skipped d x/b', 'applied c', 'applied e']);
  });
});

describe('a failure', () => {
  const plan = planWith('a', 'b<-a', 'c<-b', 'd', 'e', 'f<-e');

  it('ends the run after what is in flight; its dependants are skipped, the rest is untried', async () => {
    const { outcomes } = await walk(plan, { fails: ['a'] });
    expect(outcomes).toEqual(['failed a', 'skipped b x/a', 'skipped c x/a', 'applied d', 'untried e', 'untried f']);
  });

  it('with keepGoing stops only its dependants', async () => {
    const { outcomes } = await walk(plan, { fails: ['a'], keepGoing: true });
    expect(outcomes).toEqual(['failed a', 'skipped b x/a', 'skipped c x/a', 'applied d', 'applied e', 'applied f']);
  });

  it('tells of each change once, however the ways meet', async () => {
    const { outcomes } = await walk(planWith('a', 'b<-a', 'c<-a', 'd<-b c', 'e<-a d'), { fails: ['a'] });
    expect(outcomes.toSorted()).toEqual([
      'failed a',
      'skipped b x/a',
      'skipped c x/a',
      'skipped d x/a',
      'skipped e x/a',
    ]);
  });

  it('at the start of a very long chain skips all of it', async () => {
    const names = Array.from({ length: 20_000 }, (_, index) => (index === 0 ? 'n0' : `n${index}<-n${index - 1}`));
    const { outcomes } = await walk(planWith(...names), { fails: ['n0'] });
    expect(outcomes).toHaveLength(20_000);
    expect(outcomes.at(-1)).toBe('skipped n19999 x/n0');
  });

  it('of Execute itself is told as a fault of this program, and nothing in flight is lost', async () => {
    const execute: Execute = async ([change]) => {
      if (change?.name === 'a') throw new TypeError('oops');
      return [{ handle: { id: '1' } }];
    };
    const outcomes = [];
    for await (const outcome of apply(planWith('a', 'b'), execute, { concurrency: 2, directory: directory() }))
      outcomes.push(outcome);
    const internal = {
      code: 'INTERNAL',
      severity: 'error',
      address: 'x/a',
      message: 'This is a fault in loyalty itself: oops',
      next: 'Please report it with the command you ran. Plan again to see where the site stands.',
    };
    const change = expect.anything();
    expect(outcomes).toEqual([
      { status: 'failed', change, problem: internal },
      { status: 'applied', change, handle: { id: '1' } },
    ]);
  });
});

describe('a stop', () => {
  it('lets what is in flight end, and starts nothing new', async () => {
    let asked = 0;
    const { outcomes } = await walk(planWith('a', 'b', 'c', 'd'), { stopped: () => ++asked > 3 });
    expect(outcomes).toEqual(['applied a', 'applied b', 'applied c', 'untried d']);
  });

  it('at once leaves everything untried', async () => {
    expect((await walk(planWith('a', 'b<-a'), { stopped: () => true })).outcomes).toEqual(['untried a', 'untried b']);
  });
});

describe('what is done already', () => {
  it('is told first and not done again', async () => {
    const { outcomes, sent } = await walk(planWith('a', 'b<-a', 'c<-b'), { already: new Set([0, 1]) });
    expect(outcomes).toEqual(['already a', 'already b', 'applied c']);
    expect(sent).toEqual(['c']);
  });

  it('holds back what stands behind it until all before it is done', async () => {
    const { outcomes } = await walk(planWith('a', 'b<-a', 'c<-b'), { already: new Set([1]), concurrency: 9 });
    expect(outcomes).toEqual(['already b', 'applied a', 'applied c']);
  });

  it('is not skipped, but what stands behind it is', async () => {
    const { outcomes } = await walk(planWith('a', 'b<-a', 'c<-b', 'd'), {
      already: new Set([1]),
      fails: ['a'],
      concurrency: 1,
    });
    expect(outcomes).toEqual(['already b', 'failed a', 'skipped c x/a', 'untried d']);
  });

  it('is not untried either', async () => {
    const { outcomes } = await walk(planWith('a', 'b<-a'), { already: new Set([1]), stopped: () => true });
    expect(outcomes).toEqual(['already b', 'untried a']);
  });

  it('may be everything', async () => {
    expect((await walk(planWith('a', 'b<-a'), { already: new Set([0, 1]) })).outcomes).toEqual([
      'already a',
      'already b',
    ]);
  });
});
