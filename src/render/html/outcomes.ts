import type { Outcome } from '../../kernel/outcome.ts';
import { type Ending, endingLine, nextAfter, tallyOf } from '../ending.ts';
import { SIGN } from '../view.ts';
import { type Html, html, NOTHING } from './markup.ts';
import { problemCard } from './problems.ts';
import { pageHtml } from './shell.ts';
import { STYLE } from './style.ts';

/** How an apply ended, as one page: what failed and what to do about it on top, then every change with what became of it. */
export function outcomesHtml(ending: Ending, { file }: { readonly file: string }): string {
  const { site, outcomes, problems = [], journal } = ending;
  const failed = outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome] : []));
  const next = nextAfter(ending);
  const body = html`<header>
<h1>${endingLine(outcomes)}</h1>
<p class="soft">Site <code>${site}</code> · file <code>${file}</code>${journal === undefined ? NOTHING : html` · journal <code>${journal}</code>`}</p>
${tiles(outcomes)}
${next === undefined ? NOTHING : html`<p class="next"><strong>Next:</strong> ${next}</p>`}
</header>
<main>
${part('What failed', failed.map(failure))}
${part(
  'Noticed besides',
  problems.map((problem) => problemCard(problem)),
)}
${outcomes.length === 0 ? NOTHING : part('Every change', [table(outcomes)])}
</main>`;
  return pageHtml({ title: html`${endingLine(outcomes)} · ${site}`, style: STYLE, body });
}

function tiles(outcomes: readonly Outcome[]): Html {
  const counts = Object.entries(tallyOf(outcomes)).filter(([, count]) => count > 0);
  return html`<dl class="tiles">${counts.map(([status, count]) => html`<div><dt>${WORD[status as Outcome['status']]}</dt><dd>${count}</dd></div>`)}</dl>`;
}

function part(title: string, blocks: readonly Html[]): Html {
  return blocks.length === 0
    ? NOTHING
    : html`<section><h2>${title}</h2>${blocks}</section>
`;
}

function failure({ change, problem }: Extract<Outcome, { status: 'failed' }>): Html {
  return problemCard({ address: change.address, ...problem });
}

function table(outcomes: readonly Outcome[]): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="Every change"><table><caption>Every change, and what became of it</caption>
<thead><tr><th scope="col">change</th><th scope="col">thing</th><th scope="col">outcome</th></tr></thead>
<tbody>${outcomes.map(row)}</tbody></table></div>`;
}

function row(outcome: Outcome): Html {
  const { op, address, name } = outcome.change;
  const because = outcome.status === 'skipped' ? html` (waited for <code>${outcome.because}</code>)` : NOTHING;
  return html`<tr><td>${SIGN[op]} ${op}</td><th scope="row"><code><bdi>${address}</bdi></code> <bdi>${name}</bdi></th><td>${WORD[outcome.status]}${because}</td></tr>
`;
}

const WORD: Readonly<Record<Outcome['status'], string>> = {
  applied: 'done',
  already: 'there already',
  failed: 'failed',
  skipped: 'skipped',
  untried: 'not tried',
};
