import { define } from '../check.ts';
import { AT } from '../program.ts';

/** English words that are often used in the singular by mistake. Other languages cannot be judged by their endings. */
const SINGULARS = new Set(
  'badge bean bonus buck cent coin credit crown crumb cup diamond dollar drop gem heart leaf mile paw pearl penny perk petal point reward sparkle stamp star sticker token treat unit'.split(
    ' ',
  ),
);
const EMOJI = /\p{Extended_Pictographic}/u;

export const prog02 = define({
  id: 'L-PROG-02',
  severity: 'warning',
  scope: 'static',
  title: 'the points have a name in the singular, or with an emoji',
  why: 'Wix shows a name of your own as it is: it neither translates it nor puts it in the plural.',
  fix: 'Use a plural in plain letters: Stars, Beans.',
  limits: {},
  check({ file }) {
    const { name } = file.points;
    if (name === undefined) return [];
    const last = name.toLowerCase().split(/\s+/u).at(-1) as string;
    const what = EMOJI.test(name) ? 'has an emoji' : SINGULARS.has(last) ? 'is a singular' : undefined;
    if (what === undefined) return [];
    return [
      {
        address: AT.looks,
        path: 'points.name',
        message: `Points are called ${JSON.stringify(name)}, which ${what}: customers would read "50 ${name}".`,
        measured: name,
        limit: 'a plural in plain letters',
      },
    ];
  },
});
