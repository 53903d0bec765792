import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../src/config/index.ts';
import { kinds } from './read.ts';
import { commented, comments, FILES, texts, valueIn } from './texts.ts';

describe('fmt', () => {
  it('is idempotent, changes no value and loses no comment', () => {
    fc.assert(
      fc.property(commented, (text) => {
        const once = formatText(text, { kinds });
        if ('problems' in once) throw new Error(JSON.stringify(once.problems));
        expect(valueIn(once.text)).toEqual(valueIn(text));
        expect(comments(once.text).toSorted()).toEqual(comments(text).toSorted());
        expect(formatText(once.text, { kinds })).toEqual({ text: once.text, changed: false });
      }),
      { numRuns: 60 },
    );
  });

  it.each(FILES)('finds %s in order', (path) => {
    const text = texts[FILES.indexOf(path)] as string;
    expect(formatText(text, { kinds })).toEqual({ text, changed: false });
  });

  it('orders, indents and spaces', () => {
    const untidy = `# yaml-language-server: $schema=x
# the site
site:    "s"   # c
version: 1


rewards:
    # five
    five-off:
        name: $5 off
        formerly: [  "a",b ,c]
        coupon: {fixedAmount: 5,minimumSubtotal: 20}
    # end of rewards

# tiers
tiers:  # all
   silver: {requiredPoints: 1000,name: 'Silver'   }

   # high
   gold:
      requiredPoints: 5000
      # the name
      name: Gold
accept:
-   change: tiers/silver.requiredPoints
    reason: x
`;
    expect(formatText(untidy.replaceAll('\n', '\r\n'), { kinds })).toEqual({
      changed: true,
      text: `# yaml-language-server: $schema=x
version: 1
# the site
site: "s" # c

# tiers
tiers: # all
  silver: { name: 'Silver', requiredPoints: 1000 }

  # high
  gold:
    # the name
    name: Gold
    requiredPoints: 5000

rewards:
  # five
  five-off:
    name: $5 off
    coupon: { fixedAmount: 5, minimumSubtotal: 20 }
    formerly: [ "a", b, c ]
  # end of rewards
accept:
  - change: tiers/silver.requiredPoints
    reason: x
`,
    });
  });

  it('refuses what cannot be read', () => {
    expect(formatText('a: [', { kinds, path: 'x.yaml' })).toMatchObject({
      problems: [{ code: 'YAML_SYNTAX', place: { file: 'x.yaml' } }],
    });
  });
});
