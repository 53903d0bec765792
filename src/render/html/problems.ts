import type { DocumentedChange } from '../../kernel/document.ts';
import type { Problem } from '../../kernel/problem.ts';
import { frameLines } from '../frame.ts';
import { placeText, subjectOf } from '../place.ts';
import { remedyOf } from '../remedy.ts';
import { type Html, html, NOTHING } from './markup.ts';

/** A problem with its place in the file, and what to do about it. */
export function problemCard(problem: Problem, changes: readonly DocumentedChange[] = []): Html {
  const { severity, code, message, frame, next } = problem;
  const [place, subject, remedy] = [placeText(problem), subjectOf(problem), remedyOf(problem, changes)];
  return html`<article class="card ${severity}">
<h3><span class="word">${severity}</span> ${code}${subject === '' ? NOTHING : html` <code><bdi>${subject}</bdi></code>`}</h3>
<p>${message}</p>
${place === '' ? NOTHING : html`<p class="soft">at <code>${place}</code></p>`}
${frame === undefined ? NOTHING : html`<pre tabindex="0"><code>${frameLines(frame).map((line) => html`${line}${{ html: '\n' }}`)}</code></pre>`}
${next === undefined ? NOTHING : html`<p><strong>Next:</strong> ${next}</p>`}
${remedy === undefined ? NOTHING : html`<p>${remedy.say} <code>${remedy.text}</code></p>`}
</article>
`;
}
