import { expect, it } from 'vitest';
import { changeViews, type ShownChange } from '../../src/render/view.ts';

const change = (address: string, more: Partial<ShownChange> = {}): ShownChange =>
  ({
    op: 'update',
    address,
    kind: 'tier',
    name: address,
    reason: '',
    risk: 'low',
    direction: 'neutral',
    fields: [],
    ...more,
  }) as ShownChange;

it('tells the gravest change first, and the steps of one thing in the order in which they are made', () => {
  const views = changeViews({
    changes: [
      change('tiers/calm'),
      change('tiers/swap', { parked: true } as never),
      change('tiers/other', { direction: 'adverse' }),
      change('tiers/swap', { risk: 'high' }),
      change('tiers/gone', { op: 'delete' } as never),
      change('tiers/risky', { risk: 'high' }),
    ],
  });
  expect(views.map(({ address, marks }) => [address, ...marks].join(' '))).toEqual([
    'tiers/gone',
    'tiers/other adverse to customers',
    'tiers/swap temporary',
    'tiers/swap high risk',
    'tiers/risky high risk',
    'tiers/calm',
  ]);
});
