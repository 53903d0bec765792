import { describe, expect, it } from 'vitest';
import { createSandbox, FAULT_KINDS, type Fault, parseFaults } from '../../src/sandbox/index.ts';

describe('the text form of faults', () => {
  it.each<[string, Fault]>([
    ['503', { do: '503' }],
    ['503@3', { do: '503', at: 3 }],
    ['lose@5', { do: 'lose', at: 5 }],
    ['503@3x2', { do: '503', at: 3, times: 2 }],
    ['503x2', { do: '503', times: 2 }],
    ['slow=200', { do: 'slow', value: 200 }],
    ['429=2@4', { do: '429', value: 2, at: 4 }],
    ['429-bare', { do: '429-bare' }],
    ['hang/after@1', { do: 'hang', when: 'after', at: 1 }],
    ['hang:POST /loyalty-tiers@1', { do: 'hang', match: { method: 'POST', path: '/loyalty-tiers', nth: 1 } }],
    ['hang:post /loyalty-tiers', { do: 'hang', match: { method: 'POST', path: '/loyalty-tiers' } }],
    ['lose:PUT', { do: 'lose', match: { method: 'PUT' } }],
    ['lose:/_api/loyalty-earning-rules/v1', { do: 'lose', match: { path: '/_api/loyalty-earning-rules/v1' } }],
    ['lose:^/loyalty-(tiers|rewards)/', { do: 'lose', match: { path: '^/loyalty-(tiers|rewards)/' } }],
    [
      'bulk=3:POST /loyalty-rewards~north@2x4',
      { do: 'bulk', value: 3, match: { method: 'POST', path: '/loyalty-rewards', site: 'north', nth: 2 }, times: 4 },
    ],
    ['stale=5000~north', { do: 'stale', value: 5_000, match: { site: 'north' } }],
  ])('%s', (text, fault) => {
    expect(parseFaults(text)).toEqual([fault]);
  });

  it('takes several, with spaces around the commas', () => {
    expect(parseFaults('503@3, lose@5')).toEqual([
      { do: '503', at: 3 },
      { do: 'lose', at: 5 },
    ]);
  });

  it.each([
    ['nonsense', '"nonsense" is not a kind of fault'],
    ['', 'there is an empty one'],
    ['503,,lose', 'there is an empty one'],
    ['503@0', 'what follows "@" must be a whole number from 1, not "0"'],
    ['503@x', 'what follows "@" must be a whole number'],
    ['503x0', 'what follows "x" must be a whole number from 1'],
    ['lose=3', 'lose takes no value'],
    ['slow=fast', 'milliseconds must be a whole number'],
    ['lose:tiers', 'a path starts with "/"'],
    ['lose:^/(', 'is not a regular expression'],
    ['503/during', '"503/during" is not a kind of fault'],
    ['constructor', '"constructor" is not a kind of fault'],
  ])('refuses %j: %s', (text, message) => {
    expect(() => parseFaults(text)).toThrow(message);
    expect(() => parseFaults(text)).toThrow('Write kind[=value][/before|/after][:METHOD /path][~site][@n][xtimes]');
  });

  it('knows every kind by its name', () => {
    for (const kind of Object.keys(FAULT_KINDS)) expect(parseFaults(kind)).toEqual([{ do: kind }]);
  });

  it('checks faults given as objects, too', () => {
    const make = (fault: unknown) => () => createSandbox({ faults: [fault as Fault] });
    expect(make({ do: 'explode' })).toThrow('"do" is not a kind of fault');
    expect(make({ do: '503', at: 0 })).toThrow('whole numbers from 1');
    expect(make({ do: '503', when: 'during' })).toThrow('"when" is before or after');
    expect(() => createSandbox().setFaults(5 as never)).toThrow('Faults are a list');
  });
});
