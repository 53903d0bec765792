/** Tags our own pages are made of; a value that brings one of these must still be escaped, which `liveHtml` sees by the attributes and the nesting. */
const OWN_TAGS = new Set(
  'html head meta title style body header main footer section article h1 h2 h3 p pre code bdi strong del ins dl dt dd div span table caption thead tbody tr th td ul li details summary'.split(
    ' ',
  ),
);
const OWN_ATTRIBUTES = /^(?:lang|charset|name|content|http-equiv|class|role|scope|open)$/;
const VOID = new Set(['meta']);

/** What of a page is not ours: foreign tags or attributes, tags that do not close in order, unescaped signs. */
export function liveHtml(page: string): readonly string[] {
  const found: string[] = [];
  const open: string[] = [];
  const body = page.replace(/^<!doctype html>\n/, '').replace(/<style>[^<]*<\/style>/, '');
  for (const [tag, close, name = '', attributes = ''] of body.matchAll(/<(\/?)([a-z0-9]*)((?:[^>"]|"[^"]*")*)>/g)) {
    if (!OWN_TAGS.has(name)) found.push(tag);
    for (const [, attribute = ''] of attributes.matchAll(/\s([^\s=]+)(?:="[^"]*")?/g)) {
      if (!OWN_ATTRIBUTES.test(attribute)) found.push(tag);
    }
    if (close !== '' && open.pop() !== name) found.push(`not in order: ${tag}`);
    if (close === '' && !VOID.has(name)) open.push(name);
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
    .replace(/^- (?:CODE )?\*\*\w+\*\*/gm, '')
    .replace(/^(?: {2})?\*\*Next:\*\*/gm, '')
    .replace(/^\*\*Shortened to fit:\*\*/gm, '')
    .replace(/^#{3,4} /gm, '')
    .replace(/^- /gm, '')
    .replace(/&(?:lt|gt|amp|#36);/g, '');
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
