/** Tags our own pages are made of; a value that brings one of these must still be escaped, which `liveHtml` sees by the attributes and the nesting. */
const OWN_TAGS = new Set(
  [
    'html head meta title style body header main footer section article nav a h1 h2 h3 p br pre code bdi strong del ins dl dt dd',
    'div span table caption thead tbody tr th td ul ol li details summary figure figcaption label input',
    'svg g desc path rect line circle text tspan',
  ].flatMap((names) => names.split(' ')),
);
const OWN_ATTRIBUTES =
  /^(?:lang|charset|name|content|http-equiv|class|id|href|role|scope|open|tabindex|type|autocomplete|aria-(?:label|labelledby|hidden)|viewBox|width|height|transform|text-anchor|fill|stroke|stroke-\w+|font-\w+|[xydr]|[xy][12]|[cr][xy]|d[xy])$/;
const VOID = new Set(['meta', 'br', 'input']);
/** A link may only lead to another place of the page. */
const LEADS_OUT = /\shref="(?!#[a-z-]+")/;

/** What of a page is not ours: foreign tags or attributes, tags that do not close in order, unescaped signs. */
export function liveHtml(page: string): readonly string[] {
  const found: string[] = [];
  const open: string[] = [];
  const body = page.replace(/^<!doctype html>\n/, '').replace(/<style>[^<]*<\/style>/, '');
  for (const [tag, close, name = '', given = ''] of body.matchAll(/<(\/?)([a-z0-9]*)((?:[^>"]|"[^"]*")*)>/g)) {
    const attributes = given.replace(/\s*\/$/, '');
    if (!OWN_TAGS.has(name) || LEADS_OUT.test(tag)) found.push(tag);
    for (const [, attribute = ''] of attributes.matchAll(/\s([^\s=]+)(?:="[^"]*")?/g)) {
      if (!OWN_ATTRIBUTES.test(attribute)) found.push(tag);
    }
    if (close !== '' && open.pop() !== name) found.push(`not in order: ${tag}`);
    if (close === '' && !VOID.has(name) && !given.endsWith('/')) open.push(name);
  }
  const text = body.replace(/<\/?[a-z0-9]+(?:[^>"]|"[^"]*")*>/g, '');
  return [...found, ...open, ...(text.match(/[<>]|&(?!(?:lt|gt|amp|quot|#39);)/g) ?? [])];
}

/** The document without its blocks and spans of code, which GitHub neither formats nor links. */
function withoutCode(markdown: string): { readonly rest: string; readonly open: boolean } {
  const rest: string[] = [];
  let fence = '';
  for (const line of markdown.split('\n')) {
    const ticks = /^ *(`{3,})(?:diff|sh)?$/.exec(line)?.[1];
    if (fence === '' && ticks) fence = ticks;
    else if (fence !== '' && line.trim() === fence) fence = '';
    else if (fence === '') rest.push(spansGone(line));
  }
  return { rest: rest.join('\n'), open: fence !== '' };
}

function spansGone(line: string): string {
  return line
    .replace(/<code>(?:[^<]|<\/code><code>)*<\/code>/g, 'CODE')
    .replace(/\\[!-/:-@[-`{-~]/g, 'ESCAPED')
    .replace(/(?<!`)(`+)(?!`)(?:(?!\1(?!`)).)*?\1(?!`)/g, 'CODE');
}

/** What of a markdown document is alive and not ours: tags, links, mentions, references, emphasis, fences and details left open. */
export function liveMarkdown(markdown: string): readonly string[] {
  const { rest, open } = withoutCode(markdown);
  const ours = rest
    .replace(/^<!-- loyalty:\w+ [^<>]*-->$/m, '')
    .replace(/^<details><summary>[^<>]*<\/summary>$/gm, 'DETAILS')
    .replace(/^<\/details>$/gm, 'END')
    .replace(/^> \[!CAUTION\]\n> \*\*[^*]*\*\*$/gm, '')
    .replace(/^- (?:CODE )?\*\*[\w ]+\*\*/gm, '')
    .replace(/^(?: {2})?\*\*Next:\*\*/gm, '')
    .replace(/^\*\*Shortened to fit:\*\*/gm, '')
    .replace(/^#{3,4} /gm, '')
    .replace(/^- /gm, '')
    // A sign of its own: what comes after it does not begin a line.
    .replace(/&(?:lt|gt|amp|#36);/g, '·');
  const details = (ours.match(/^DETAILS$/gm) ?? []).length - (ours.match(/^END$/gm) ?? []).length;
  return [
    ...(open ? ['a fence is left open'] : []),
    ...(details === 0 ? [] : ['details are left open']),
    ...(ours.match(/[<>*_[\]`|~@$]|&|https?:\/\/|www\.|#\d|\bGH-\d|\b(?=[a-f]*\d)[0-9a-f]{7,40}\b/gi) ?? []),
    ...(ours.match(/^\s*(?:#|[-+=]|\d+[.)])/gm) ?? []),
  ];
}

/** What a reader of the rendered markdown sees, roughly. */
export function bareText(markdown: string): string {
  return markdown
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
