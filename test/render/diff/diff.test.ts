import { describe, expect, it } from 'vitest';
import type { Difference } from '../../../src/kernel/difference.ts';
import { diffJson, diffMarkdown, diffText } from '../../../src/render/index.ts';
import { liveMarkdown } from '../live.ts';

const plain = { colour: false, width: 100 };
const silver: Difference = {
  address: 'tiers/silver',
  name: 'Silver',
  state: 'differs',
  fields: [
    { path: 'requiredPoints', before: 1500, after: 2000 },
    { path: 'icon', before: 'a.png' },
    { path: 'description', after: 'For friends' },
  ],
};
const mug: Difference = {
  address: 'rewards/mug',
  name: 'Mug',
  state: 'first',
  fields: [{ path: 'name', before: 'Mug' }],
};
const tote: Difference = { address: 'rewards/"Tote bag"', name: 'Tote bag', state: 'second', fields: [] };
const bare: Difference = { address: 'tiers/base', name: '', state: 'second', fields: [] };
const sides = { first: 'old.yaml', second: 'new.yaml' };
const all = { ...sides, differences: [silver, mug, tote, bare] };

describe('differences on a terminal', () => {
  it('are told side by side, attribute by attribute', () => {
    expect(diffText(all, plain).split('\n')).toEqual([
      'old.yaml and new.yaml: 1 thing differs, 1 only in old.yaml and 2 only in new.yaml.',
      '',
      '  ~ differs  tiers/silver  Silver',
      '      requiredPoints  1500 → 2000',
      '      icon            a.png → (not there)',
      '      description     (not there) → For friends',
      '',
      '  - only in old.yaml  rewards/mug  Mug',
      '  + only in new.yaml  rewards/"Tote bag"',
      '  + only in new.yaml  tiers/base',
      'old.yaml and new.yaml: 1 thing differs, 1 only in old.yaml and 2 only in new.yaml.',
      '',
    ]);
  });

  it('are one line where there are none', () => {
    expect(diffText({ ...sides, differences: [] }, plain)).toBe('No differences between old.yaml and new.yaml.\n');
  });

  it.each([
    [[silver, { ...silver, address: 'tiers/gold' }], '2 things differ'],
    [[mug], '1 only in old.yaml'],
    [[tote], '1 only in new.yaml'],
  ])('are counted by sort', (differences, says) => {
    expect(diffText({ ...sides, differences }, plain).split('\n')[0]).toBe(`old.yaml and new.yaml: ${says}.`);
  });
});

describe('differences in markdown', () => {
  it('are grouped, with the attributes as a coloured difference', () => {
    const text = diffMarkdown(all);
    expect(text.match(/^#### .*$/gm)).toEqual([
      '#### Not the same',
      '#### Only in the first',
      '#### Only in the second',
    ]);
    expect(text).toContain(
      [
        '- `~` `tiers/silver` `Silver`  ',
        '  ```diff',
        '  - requiredPoints: 1500',
        '  + requiredPoints: 2000',
        '  - icon: a.png',
        '  + description: For friends',
        '  ```',
      ].join('\n'),
    );
    expect(text).toContain('- `-` `rewards/mug` `Mug`  \n');
    expect(text).toContain('- `+` `tiers/base`  \n');
    expect(text).toContain('First `old.yaml` · second `new.yaml`');
    expect(liveMarkdown(text)).toEqual([]);
  });

  it('keep what differs when there is little room', () => {
    const many = Array.from({ length: 200 }, (_, at) => ({ ...mug, address: `rewards/r${at}` }));
    const text = diffMarkdown({ ...sides, differences: [...many, silver] }, { budget: 1_200 });
    expect(text).toContain('`tiers/silver`');
    expect(text).toContain('`loyalty diff` on a terminal, or as JSON, is whole.');
  });
});

it('differences in JSON are counted by sort', () => {
  expect(JSON.parse(diffJson(all))).toEqual({
    formatVersion: '1.0',
    ...all,
    summary: { first: 1, second: 2, differs: 1 },
  });
});
