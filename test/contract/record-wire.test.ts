import { expect, it } from 'vitest';
import { wireDifferences } from './record-wire.ts';

it('the SDK puts on the wire what the wire table says', async () => {
  expect(await wireDifferences()).toEqual([]);
});
