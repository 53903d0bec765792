import type { Problem } from '../../kernel/problem.ts';
import { changeCard } from '../html/change.ts';
import { type Html, html, NOTHING } from '../html/markup.ts';
import { pageHtml } from '../html/shell.ts';
import { STYLE } from '../html/style.ts';
import { agreed } from '../verdict.ts';
import { count } from '../words.ts';
import { type Group, groupsOf, type Label, labelsOf, namesOf, patternOf, sharedProblems } from './groups.ts';
import { IMPACT_TITLE, impactLines } from './impact-lines.ts';
import type { FleetReport, SiteRow } from './report.ts';
import { fleetHeadline, fleetTroubles, groupTitle } from './words.ts';

/** A plan of many sites as one page: the outliers first, then a list of all. */
export function fleetHtml(report: FleetReport): string {
  const label = labelsOf(report.sites);
  const troubles = fleetTroubles(report);
  const shared = sharedProblems(report).map(({ problem }) => problem);
  const body = html`<header>
<h1>${fleetHeadline(report)}</h1>
<p class="soft">${count(report.sites.length, 'site')} · <code>${patternOf(report.sites)}</code></p>
${troubles === '' ? NOTHING : html`<p class="verdict" role="status">${troubles}</p>`}
</header>
<main>
${report.refused.map(problemCard)}
${groupsOf(report).map((group) => groupBlock(group, label))}
${section('Also found', [...report.problems.map(agreed), ...shared].map(problemCard))}
${section('All sites', [siteTable(report.sites, label)])}
</main>
<footer><p>Made ${report.createdAt} by ${report.tool.name} ${report.tool.version} · change sets <code>${report.digest}</code></p></footer>`;
  return pageHtml({ title: html`${fleetHeadline(report)}`, style: STYLE, body });
}

function section(title: string, blocks: readonly Html[]): Html {
  return blocks.length === 0 ? NOTHING : html`<section><h2>${title}</h2>${blocks}</section>`;
}

function groupBlock(group: Group, label: Label): Html {
  const names = namesOf(group.rows, label);
  if (group.status === 'same')
    return html`<details><summary>${groupTitle(group)}</summary><p>${names}</p></details>
`;
  const cards = group.views.map(({ id: _, ...view }) => changeCard({ ...view, reason: '' }, undefined));
  return section(groupTitle(group), [
    html`<p>${names}</p>`,
    ...group.refused.map(problemCard),
    ...cards,
    impactBlock(impactLines(group.rows, label, true)),
  ]);
}

function impactBlock(lines: readonly string[]): Html {
  if (lines.length === 0) return NOTHING;
  return html`<h3>${IMPACT_TITLE}</h3>
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
`;
}

function problemCard({ severity, code, address = '', message, next }: Problem): Html {
  return html`<article class="card ${severity}">
<h3><span class="word">${severity}</span> ${code}${address === '' ? NOTHING : html` <code><bdi>${address}</bdi></code>`}</h3>
<p>${message}</p>
${next === undefined ? NOTHING : html`<p><strong>Next:</strong> ${next}</p>`}
</article>
`;
}

function siteTable(rows: readonly SiteRow[], label: Label): Html {
  const lines = rows.map(
    (
      row,
    ) => html`<tr><th scope="row"><bdi>${label(row.file)}</bdi></th><td><code>${row.site}</code></td><td>${row.status}</td><td>${row.summary.create} / ${row.summary.update} / ${row.summary.delete}</td></tr>
`,
  );
  return html`<div class="scroll"><table><caption>All sites</caption>
<thead><tr><th scope="col">site</th><th scope="col">id</th><th scope="col">result</th><th scope="col">create / update / delete</th></tr></thead>
<tbody>${lines}</tbody></table></div>`;
}
