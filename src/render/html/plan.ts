import type { DocumentedChange, PlanDocument } from '../../kernel/document.ts';
import type { Problem } from '../../kernel/problem.ts';
import { type Alone, aloneOf } from '../alone.ts';
import { placeText, subjectOf } from '../place.ts';
import { remedyOf } from '../remedy.ts';
import { headline, refusal, type Verdict, verdictOf } from '../verdict.ts';
import { changeViews } from '../view.ts';
import { count } from '../words.ts';
import { changeCard } from './change.ts';
import { type Html, html, NOTHING } from './markup.ts';
import { STYLE } from './style.ts';

export interface PlanHtmlOptions {
  /** What still refuses the plan after the consents given; by default everything that could. */
  readonly refused?: readonly Problem[];
  /** Says what an attribute is called where people see it, given the name of the kind and the path. */
  readonly describe?: (kind: string, path: string) => string | undefined;
}

/** A plan as one page: nothing outside it is loaded, nothing in it runs. */
export function planHtml(document: PlanDocument, options: PlanHtmlOptions = {}): string {
  const verdict = verdictOf(document, options.refused);
  const views = changeViews(document);
  const cards = (grave: boolean): readonly Html[] =>
    views.filter((view) => view.grave === grave).map((view) => changeCard(view, options.describe));
  const manual = `${count(verdict.manual.length, 'step')} for you to do in the dashboard`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${headline(document, verdict)} · ${document.site}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
${head(document, verdict)}
<main>
${section(
  'What stands in the way',
  verdict.refused.map((problem) => problemCard(problem, document.changes)),
)}
${section('Look at these first', cards(true))}
${section(views.some((view) => view.grave) ? 'Other changes' : 'Changes', cards(false))}
${section(
  manual,
  verdict.manual.map((problem) => problemCard(problem)),
)}
${section(
  'Also found',
  verdict.others.map((problem) => problemCard(problem)),
)}
${section('Left alone', aloneOf(document).map(aloneBlock))}
</main>
${foot(document)}
</body>
</html>
`;
  return page.html;
}

function head(document: PlanDocument, verdict: Verdict): Html {
  const { summary } = document;
  const tiles = (['create', 'update', 'delete'] as const).map(
    (word) =>
      html`<div><dt>to ${word}</dt><dd class="${summary[word] === 0 ? 'soft' : word}">${summary[word]}</dd></div>`,
  );
  const refused =
    verdict.refused.length === 0 ? NOTHING : html`<p class="verdict" role="status">${refusal(verdict.refused)}</p>`;
  return html`<header>
<h1>${headline(document, verdict)}</h1>
<p class="soft">Site <code>${document.site}</code> · file <code>${document.config.path}</code></p>
<dl class="tiles">${tiles}</dl>
${refused}
</header>`;
}

function section(title: string, blocks: readonly Html[]): Html {
  return blocks.length === 0 ? NOTHING : html`<section><h2>${title}</h2>${blocks}</section>`;
}

function problemCard(problem: Problem, changes: readonly DocumentedChange[] = []): Html {
  const { severity, code, message, frame, next } = problem;
  const [place, subject, remedy] = [placeText(problem), subjectOf(problem), remedyOf(problem, changes)];
  return html`<article class="card ${severity}">
<h3><span class="word">${severity}</span> ${code}${subject === '' ? NOTHING : html` <code><bdi>${subject}</bdi></code>`}</h3>
<p>${message}</p>
${place === '' ? NOTHING : html`<p class="soft">at <code>${place}</code></p>`}
${frame === undefined ? NOTHING : html`<pre><code>${lines(frame)}</code></pre>`}
${next === undefined ? NOTHING : html`<p><strong>Next:</strong> ${next}</p>`}
${remedy === undefined ? NOTHING : html`<p>${remedy.say} <code>${remedy.text}</code></p>`}
</article>
`;
}

function aloneBlock({ title, items, names }: Alone): Html {
  const entries = items.map((item) =>
    names ? html`<li><code><bdi>${item}</bdi></code></li>` : html`<li>${item}</li>`,
  );
  return html`<details${items.length > 10 ? NOTHING : { html: ' open' }}><summary>${title}</summary><ul>${entries}</ul></details>
`;
}

function lines(text: string): readonly Html[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => html`${line.replaceAll('\t', '  ')}${{ html: '\n' }}`);
}

function foot(document: PlanDocument): Html {
  const { tool, createdAt, config, digest, site } = document;
  const commit = config.git === undefined ? NOTHING : html` · commit <code>${config.git.commit}</code>`;
  return html`<footer>
<p>Made ${createdAt} by ${tool.name} ${tool.version}${commit} · change set <code>${digest}</code></p>
<p>Site <code>${site}</code></p>
</footer>`;
}
