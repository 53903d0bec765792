import type { PlanDocument } from '../../kernel/document.ts';
import type { Problem } from '../../kernel/problem.ts';
import { type Alone, aloneOf } from '../alone.ts';
import { impactOf } from '../impact/told.ts';
import { headline, refusal, type Verdict, verdictOf } from '../verdict.ts';
import { type ChangeView, changeViews } from '../view.ts';
import { count } from '../words.ts';
import { changeCard } from './change.ts';
import { figureSections, groundSections } from './figures/index.ts';
import { type Section, sectionHtml } from './figures/section.ts';
import { type Html, html, NOTHING } from './markup.ts';
import { ownerPage } from './owner/page.ts';
import type { Describe } from './owner/turns.ts';
import { problemCard } from './problems.ts';
import { pageHtml } from './shell.ts';
import { STYLE } from './style.ts';
import { FIGURE_STYLE } from './style-figures.ts';

export interface PlanHtmlOptions {
  /** What still refuses the plan after the consents given; by default everything that could. */
  readonly refused?: readonly Problem[];
  /** Says what an attribute is called where people see it, given the name of the kind and the path. */
  readonly describe?: Describe;
}

/**
 * A plan as one page: first what an owner of a shop has to know and sign, then everything for those who build it. Nothing outside it is
 * loaded, nothing in it runs.
 */
export function planHtml(document: PlanDocument, options: PlanHtmlOptions = {}): string {
  const verdict = verdictOf(document, options.refused);
  const views = changeViews(document);
  const describe: Describe = options.describe ?? (() => undefined);
  const card = (view: ChangeView): Html => changeCard(view, options.describe);
  const sections = sectionsOf(document, { verdict, views, card }).filter(({ blocks }) => blocks.length > 0);
  const body = html`<a class="skip" href="#details">Skip to the details</a>
<main>
${ownerPage(document, impactOf(document), { views, describe, open: verdict.refused.length })}
<div class="details">
${head(document, verdict)}
${contents(sections)}
${sections.map(sectionHtml)}
</div>
</main>
${foot(document)}`;
  return pageHtml({
    title: html`${headline(document, verdict)} · ${document.site}`,
    style: STYLE + FIGURE_STYLE,
    body,
  });
}

function sectionsOf(
  document: PlanDocument,
  {
    verdict,
    views,
    card,
  }: {
    readonly verdict: Verdict;
    readonly views: readonly ChangeView[];
    readonly card: (view: ChangeView) => Html;
  },
): readonly Section[] {
  const impact = impactOf(document);
  const cards = (grave: boolean): readonly Html[] => views.filter((view) => view.grave === grave).map(card);
  const manual = `${count(verdict.manual.length, 'step')} for you to do in the dashboard`;
  return [
    {
      id: 'refused',
      title: 'What stands in the way',
      blocks: verdict.refused.map((problem) => problemCard(problem, document.changes)),
    },
    { id: 'grave', title: 'Look at these first', blocks: cards(true) },
    {
      id: 'changes',
      title: views.some((view) => view.grave) ? 'Other changes' : 'Changes',
      blocks: cards(false),
    },
    { id: 'manual', title: manual, blocks: verdict.manual.map((problem) => problemCard(problem)) },
    ...(impact ? figureSections(impact) : []),
    { id: 'found', title: 'Also found', blocks: verdict.others.map((problem) => problemCard(problem)) },
    ...(impact ? groundSections(impact) : []),
    { id: 'alone', title: 'Left alone', blocks: aloneOf(document).map(aloneBlock) },
  ];
}

function head(document: PlanDocument, verdict: Verdict): Html {
  const { summary } = document;
  const tiles = (['create', 'update', 'delete'] as const).map(
    (word) =>
      html`<div><dt>to ${word}</dt><dd class="${summary[word] === 0 ? 'soft' : word}">${summary[word]}</dd></div>`,
  );
  const refused =
    verdict.refused.length === 0 ? NOTHING : html`<p class="verdict" role="status">${refusal(verdict.refused)}</p>`;
  return html`<h2 id="details" tabindex="-1">The details</h2>
<p>${headline(document, verdict)}</p>
<p class="soft">Site <code>${document.site}</code> · file <code>${document.config.path}</code></p>
<dl class="tiles">${tiles}</dl>
${refused}`;
}

function contents(sections: readonly Section[]): Html {
  return sections.length < 4
    ? NOTHING
    : html`<nav aria-label="The details"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>`;
}

function aloneBlock({ title, items, names }: Alone): Html {
  const entries = items.map((item) =>
    names ? html`<li><code><bdi>${item}</bdi></code></li>` : html`<li>${item}</li>`,
  );
  return html`<details${items.length > 10 ? NOTHING : { html: ' open' }}><summary>${title}</summary><ul>${entries}</ul></details>
`;
}

function foot(document: PlanDocument): Html {
  const { tool, createdAt, config, digest, site } = document;
  const commit = config.git === undefined ? NOTHING : html` · commit <code>${config.git.commit}</code>`;
  return html`<footer>
<p>Made ${createdAt} by ${tool.name} ${tool.version}${commit} · change set <code>${digest}</code></p>
<p>Site <code>${site}</code> · to apply these changes and no others: <code>loyalty apply --expect ${digest}</code></p>
</footer>`;
}
