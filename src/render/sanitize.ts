/**
 * What no output may carry raw: controls (C0, DEL, C1), lone surrogates, line and paragraph separators, and everything
 * that is invisible or turns the direction of writing (zero width, bidirectional, tags, fillers). An emoji keeps its own
 * joiners. `##[` and `##vso[` are commands to some build servers wherever they stand.
 */
const HOSTILE =
  /(?!(?<=\p{Extended_Pictographic}\ufe0f?[\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic})|(?<=[\p{Extended_Pictographic}\d#*])\ufe0f)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]|(?<=#)#(?=\[|vso\[)/gu;

/** Needs a closer look. */
const SUSPECT = /[^\x20-\x7e]|##/;

const SHORT: { readonly [character: string]: string } = { '\n': '↵', '\t': '\\t', '\r': '\\r' };

/** Text of one line: a line feed is shown as `↵`, every other hostile character as its number, `\u{202e}`. Does nothing the second time. */
export function sanitize(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(HOSTILE, (character) => SHORT[character] ?? numbered(character));
}

/** The lines of a text that may have several, each sanitized; line ends of Windows count as line ends. */
export function sanitizeLines(text: string): readonly string[] {
  return text
    .replace(/\r\n/g, '\n')
    .split('\n')
    .map((line) => sanitize(line.replaceAll('\t', '  ')));
}

/** A line as a terminal gets it: one that begins with `::` would be a command to a build server. */
export function defused(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1\\u{3a}');
}

function numbered(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}
