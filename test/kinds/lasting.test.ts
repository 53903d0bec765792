import { expect, it } from 'vitest';
import { lasting } from '../../src/kinds/lasting.ts';

interface Thing {
  readonly name: string | null;
  readonly look: { readonly icon?: string | null; readonly color: string };
  readonly note: string | null;
}

const nearest = lasting<Thing>(['name', 'look.icon']);
const there: Thing = { name: 'Perks', look: { icon: 'star', color: 'red' }, note: 'old' };

it.each([null, ''])('what cannot be cleared stays where the goal has %j', (nothing) => {
  const goal: Thing = { name: nothing, look: { icon: nothing, color: 'blue' }, note: null };
  expect(nearest(there, goal)).toEqual({ name: 'Perks', look: { icon: 'star', color: 'blue' }, note: null });
});

it('what the goal does not speak of stays, too', () => {
  expect(nearest(there, { ...there, look: { color: 'blue' } }).look).toEqual({ icon: 'star', color: 'blue' });
});

it('what is there becomes what the goal says', () => {
  const goal: Thing = { name: 'Extras', look: { icon: 'moon', color: 'red' }, note: null };
  expect(nearest(there, goal)).toEqual(goal);
});

it.each([null, ''])('nothing is kept where there was %j', (nothing) => {
  const goal: Thing = { name: null, look: { icon: '', color: 'red' }, note: null };
  expect(nearest({ ...there, name: nothing, look: { icon: nothing, color: 'red' } }, goal)).toEqual(goal);
});
