import type { Impact } from '../../../impact/document.ts';
import type { PlanDocument } from '../../../kernel/document.ts';
import type { ChangeView } from '../../view.ts';
import { count } from '../../words.ts';
import { type Html, html, NOTHING } from '../markup.ts';
import { effectsOf, summary } from './effects.ts';
import { signOff } from './sign-off.ts';
import { type Describe, type SeenTurn, seenTurns, shopName } from './turns.ts';

/** More things than these nobody compares one by one. */
const THINGS = 60;

/** The page on top, for somebody who owns a shop and reads no code: what shoppers will see, what it does to them, and where to sign. */
export function ownerPage(
  document: PlanDocument,
  impact: Impact | undefined,
  {
    views,
    describe,
    open,
  }: { readonly views: readonly ChangeView[]; readonly describe: Describe; readonly open: number },
): Html {
  const program = impact?.called?.program ?? null;
  const things = views.filter(({ marks }) => !marks.includes('temporary'));
  const turns = seenTurns(things.slice(0, THINGS), { describe, tier: tierNames(things, impact) });
  return html`<header>
<p class="over">${program ?? 'Loyalty program'} · ${dateOf(document.createdAt)}</p>
<h1>${titleOf(turns.length)}</h1>
${impact ? effects(impact) : NOTHING}
</header>
${turns.length === 0 ? NOTHING : seen(turns, things.length - THINGS)}
${impact ? reasons(impact, views) : NOTHING}
${open === 0 ? NOTHING : html`<p class="verdict">Not ready yet: ${count(open, 'point')} to settle first, see “What stands in the way” in the details.</p>`}
${document.changes.length === 0 ? NOTHING : signOff(document)}`;
}

/** What shoppers know a tier by, given its key. */
function tierNames(views: readonly ChangeView[], impact: Impact | undefined): (key: string) => string {
  const changing = new Map(views.map((view) => [view.address, shopName(view)]));
  return (key) => changing.get(`tiers/${key}`) ?? impact?.names?.[`tiers/${key}`] ?? key;
}

function titleOf(amount: number): string {
  return amount === 0 ? 'Nothing changes for your customers' : 'What changes for your customers';
}

function effects(impact: Impact): Html {
  const found = effectsOf(impact);
  return html`<p class="lead">${summary(impact, found)}</p>
${
  found.length === 0
    ? NOTHING
    : html`<ul class="effects">${found.map(
        ({ number, says, tone }) => html`<li class="${tone}"><strong>${number}</strong> <span>${says}</span></li>
`,
      )}</ul>`
}`;
}

function seen(turns: readonly SeenTurn[], more: number): Html {
  return html`<section aria-labelledby="seen"><h2 id="seen">As your shoppers see it</h2>
<table class="seen"><caption>${count(turns.length, 'thing')} that shoppers see differently</caption>
<thead><tr><th scope="col">What</th><th scope="col">Today</th><th scope="col">Then</th></tr></thead>
<tbody>${turns.map(turnRow)}</tbody></table>${more > 0 ? html`<p>And ${count(more, 'more thing')}: see the details.</p>` : NOTHING}</section>`;
}

function turnRow({ name, what, today, later }: SeenTurn): Html {
  return html`<tr><th scope="row"><strong>${name}</strong> <span class="soft">${what}</span></th><td>${today}</td><td><strong>${later}</strong></td></tr>
`;
}

/** The reasons of the directions are sentences already; they are said of what customers know by name. */
function reasons({ directions }: Impact, views: readonly ChangeView[]): Html {
  const names = new Map(views.map((view) => [view.address, shopName(view)]));
  const way = (wanted: string): readonly string[] => [
    ...new Set(
      directions.flatMap(({ address, reasons }) =>
        reasons
          .filter((one) => one.way === wanted)
          .map(({ because }) => `${names.get(address) ?? 'Loyalty'}: ${because}`),
      ),
    ),
  ];
  const block = (title: string, sentences: readonly string[]): Html =>
    sentences.length === 0
      ? NOTHING
      : html`<h3>${title}</h3><ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>
`;
  const [bad, good] = [way('adverse'), way('favourable')];
  if (bad.length + good.length === 0) return NOTHING;
  return html`<section aria-labelledby="meaning"><h2 id="meaning">What that means</h2>
${block('For the worse', bad)}${block('For the better', good)}</section>`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `21 November 2026` for a moment of ISO 8601; anything else as it is. */
function dateOf(moment: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})T/.exec(moment);
  const month = MONTHS[Number(found?.[2]) - 1];
  return found && month ? `${Number(found[3])} ${month} ${found[1]}` : moment;
}
