import type { ThingDrift } from '../../kernel/drift.ts';
import type { DriftDocument } from '../../kernel/drift-document.ts';
import { sanitize } from '../sanitize.ts';
import { count, cut } from '../words.ts';
import { driftHeadline, driftLines, wordOf } from './view.ts';

const THINGS = 10;
const LINES = 3;
const WIDTH = 200;

/** A drift as the body of a message to Slack: the headline, the gravest things, and where to read on; undefined when there is none. */
export function driftSlack(document: DriftDocument, link?: string): string | undefined {
  const { things, site, config, verdict } = document;
  if (verdict === 'none') return undefined;
  const drifted = things.filter(({ side }) => side !== 'ours');
  const hidden = drifted.length - THINGS;
  const lines = [
    `*${slackEscaped(driftHeadline(document))}*`,
    `Site ${slackQuoted(site)} · file ${slackQuoted(config.path)}`,
    ...drifted.slice(0, THINGS).flatMap(thingLines),
    ...(hidden > 0 ? [`… and ${count(hidden, 'thing')} more`] : []),
    ...(link === undefined ? [] : [`<${link}|Read on>`]),
  ];
  return JSON.stringify({ text: lines.join('\n') });
}

function thingLines(thing: ThingDrift): readonly string[] {
  const lines = driftLines(thing);
  const told = lines.slice(0, LINES).map(({ path, values }) => {
    const said = values.map(([label, value]) => `${label} ${cut(value, WIDTH)}`).join(', ');
    return `    ${slackEscaped(path)}: ${slackEscaped(said)}`;
  });
  const rest = lines.length > LINES ? [`    … and ${count(lines.length - LINES, 'more attribute')}`] : [];
  return [`• ${wordOf(thing)}: ${slackQuoted(thing.address)}`, ...told, ...rest];
}

/** Text for Slack without its own three signs; a mention or a link begins with one of them. */
export function slackEscaped(text: string): string {
  return sanitize(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A name for Slack, as it is written. */
export function slackQuoted(text: string): string {
  return `\`${slackEscaped(cut(text, WIDTH)).replaceAll('`', "'")}\``;
}
