import { expect, it } from 'vitest';
import { createSandbox } from '../../src/sandbox/index.ts';

const SITES = [
  { id: 'one', key: 'k-1' },
  { id: 'two', key: 'k-2' },
];

/** A sandbox that was started with a fault, and where a test has left more behind. */
function used() {
  const sandbox = createSandbox({ sites: SITES, faults: [{ do: '503', at: 9 }] });
  const told = () => ({ switches: sandbox.switches(), faults: sandbox.faults() });
  const start = told();
  sandbox.setFaults('500');
  sandbox.setSwitches({ ruleTierIds: 'dropped' });
  return { sandbox, told, start, left: told() };
}

it('a reset of everything takes back what was switched and broken since the start', async () => {
  const { sandbox, told, start, left } = used();
  expect(left).not.toEqual(start);
  sandbox.reset();
  expect(told()).toEqual(start);
  await sandbox.close();
});

it('a reset of one site leaves the others as they are switched', async () => {
  const { sandbox, told, left } = used();
  sandbox.reset('store', 'one');
  expect(told()).toEqual(left);
  await sandbox.close();
});
