/** What a comment is about: the plan of a pull request, how its apply ended, or what the site differs in. */
export type Subject = 'plan' | 'apply' | 'drift';

/** What a comment says to programs, behind its header; a value of undefined is left out. */
export type Payload = Readonly<Record<string, string | undefined>>;

/** The beginning of every comment on one subject about this site and file, by which it is found again. */
export function markdownHeader(site: string, file: string, subject: Subject = 'plan'): string {
  return `<!-- loyalty:${subject} site=${hidden(site)} file=${hidden(file)} `;
}

/** The whole first line: the header, and the payload. */
export function headerLine(header: string, payload: Payload): string {
  const parts = Object.entries(payload).map(([key, value]) => (value === undefined ? '' : `${key}=${hidden(value)} `));
  return `${header}${parts.join('')}-->`;
}

/** What `headerLine` was given, out of a comment that begins with this header; undefined when it does not. */
export function payloadOf(text: string, header: string): Readonly<Record<string, string>> | undefined {
  if (!text.startsWith(header)) return undefined;
  const rest = text.slice(header.length);
  const end = rest.search(/-->|\n|$/);
  const parts = rest.slice(0, end).matchAll(/(\w+)=(\S+)/g);
  return Object.fromEntries([...parts].map(([, key, value]) => [key as string, shown(value as string)]));
}

/** A value inside an HTML comment: nothing that could end it, and no space. */
function hidden(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replace(/--/g, '-%2D')
    .replace(/%2F/g, '/');
}

function shown(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
