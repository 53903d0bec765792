import { type Html, html } from './markup.ts';

/** A whole page: nothing outside it is loaded, and nothing in it runs. */
export function pageHtml({
  title,
  style,
  body,
}: {
  readonly title: Html;
  readonly style: string;
  readonly body: Html;
}): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return page.html;
}
