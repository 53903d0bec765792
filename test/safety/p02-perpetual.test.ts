import { describe, expect, it } from 'vitest';
import { answersOf, FIXTURES, SWITCH_NAMES, type Switches } from '../../src/sandbox/index.ts';
import { direct } from '../support/direct.ts';
import { ROOMY, WHOLE, yaml } from '../support/whole.ts';

/** Answers under which Wix does not take what the file says: then the apply fails, and says what was not taken. */
const UNTAKEN: Readonly<Record<string, string>> = {
  'ruleTierIds dropped': 'without its values by tier',
  'automationFields status-and-amounts': 'did not take title',
  'automationFields status': 'did not take title, fixedAmount.points',
};

const ANSWERS = SWITCH_NAMES.flatMap((name) => answersOf(name).map((answer) => `${name} ${answer}`));

/** Everything that has made other tools show differences that are none. */
const UNSTEADY: Partial<Switches> = {
  lists: 'shuffled',
  legacyMirrors: 'on',
  nulls: 'kept',
  serverDefaults: 'absent',
  amountDigits: 'two-places',
  httpsIcon: 'imported',
  noopUpdate: 'raises',
};

function asked(answer: string): Partial<Switches> {
  const [name, value] = answer.split(' ') as [string, string];
  return { [name]: value };
}

describe('P2: nothing is left to do after an apply', () => {
  it.each(ANSWERS.filter((answer) => !(answer in UNTAKEN)))('where %s', async (answer) => {
    const made = await direct({ state: ROOMY, switches: asked(answer) });
    await made.converge(yaml(WHOLE));
    expect((await made.plan(yaml(WHOLE))).document.changes).toEqual([]);
  });

  it.each(Object.entries(UNTAKEN))('where %s, the apply fails and says so', async (answer, why) => {
    const made = await direct({ state: ROOMY, switches: asked(answer) });
    const { document } = await made.plan(yaml(WHOLE));
    const { exit, outcomes } = await made.apply(document);
    expect(exit).toBe(5);
    expect(outcomes.flatMap((one) => (one.status === 'failed' ? [one.problem.message] : [])).join()).toContain(why);
  });
});

describe('P2: what export writes plans nothing', () => {
  it.each(Object.keys(FIXTURES))('of a site like %s', async (fixture) => {
    for (const switches of [{}, UNSTEADY]) {
      const made = await direct({ fixture, switches });
      const { document, refused } = await made.plan(await made.export());
      expect([document.changes, refused]).toEqual([[], []]);
    }
  });

  it('whatever spellings of one value the file uses', async () => {
    const made = await direct({ state: ROOMY, switches: UNSTEADY });
    const spelled = (amount: unknown, off: unknown): string =>
      yaml({
        ...WHOLE,
        rewards: {
          ...WHOLE.rewards,
          'at-checkout': { ...WHOLE.rewards['at-checkout'], discount: { amount } },
          'five-off': { ...WHOLE.rewards['five-off'], coupon: { fixedAmount: off, minimumSubtotal: '20.00' } },
        },
      });
    await made.converge(spelled(1.5, 5.5));
    for (const [amount, off] of [
      ['1.50', '5.5'],
      ['1.5', '5.50'],
      [1.5, 5.5],
    ])
      expect((await made.plan(spelled(amount, off))).document.changes).toEqual([]);
  });
});
