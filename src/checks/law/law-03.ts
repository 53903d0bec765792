import { define } from '../check.ts';
import { AT, type Program } from '../program.ts';

const CLAIM = /\b(?:free|gift|win|prize|off|discount|reward)\b|\p{Sc}|%/iu;
const TERMS = /no cash value/iu;

export const law03 = define({
  id: 'L-LAW-03',
  severity: 'info',
  scope: 'static',
  title: 'prizes or discounts are promised, and no terms say that points have no cash value',
  why: 'Without such a sentence points may count as a means of payment.',
  fix: 'Publish terms with "no cash value", and say under checks where: "terms: https://…".',
  limits: {},
  facts: { terms: { form: 'text', means: 'address of the terms of the program' } },
  needs: ['jurisdiction'],
  check({ file }, { terms }) {
    const texts = textsOf(file);
    const claim = file.rewards.find(({ active, name }) => active && CLAIM.test(name));
    if (terms !== undefined || !claim || texts.some((text) => TERMS.test(text))) return [];
    return [
      {
        address: claim.address,
        path: 'name',
        message: `${claim.address} promises ${JSON.stringify(claim.name)}, and nothing says that points have no cash value.`,
        measured: 'no terms',
        limit: '"no cash value"',
      },
    ];
  },
});

function textsOf({ name, baseTier, tiers, rules }: Program): readonly string[] {
  return [
    name ?? AT.looks,
    baseTier.text,
    ...tiers.map(({ description }) => description),
    ...rules.map(({ title }) => title),
  ];
}
