import type { ErrorCode, YAMLError } from 'yaml';
import type { Finding } from './source.ts';

type Saying = readonly [message: string, next: string];

const INDENT: Saying = [
  'The indentation does not fit the lines around it.',
  'Indent what belongs together equally, with spaces.',
];
const QUOTE: Saying = [
  'A character is out of place here.',
  'Look at the brackets, quotes and colons before it; a text with `: `, ` #` or a leading sign needs quotes.',
];

// The parser's own messages quote the file, secrets included: only its codes are used.
const SAYINGS: Readonly<Partial<Record<ErrorCode, Saying>>> = {
  BAD_INDENT: INDENT,
  TAB_AS_INDENT: ['A tab is used for indentation.', 'Use spaces.'],
  MISSING_CHAR: [
    'A bracket, quote, comma or colon is missing here.',
    'Close what was opened, and write `key: value` with a space.',
  ],
  BAD_DQ_ESCAPE: [
    'This escape does not exist in a double-quoted text.',
    'Write `\\\\` for a backslash, or use single quotes.',
  ],
  BAD_SCALAR_START: ['A text cannot begin with this character.', 'Put it in quotes.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'Two colons stand in one entry.',
    'Put the text that holds `: ` in quotes, or begin a new line.',
  ],
  BLOCK_IN_FLOW: [
    'Brackets hold something that is written in lines.',
    'Write it inside brackets with commas, or without brackets.',
  ],
  MULTILINE_IMPLICIT_KEY: ['A key goes over more than one line.', 'Write the key and its colon in one line.'],
  KEY_OVER_1024_CHARS: ['A key has more than 1,024 characters.', 'A quote or a bracket before it may not be closed.'],
  BAD_ALIAS: ['An alias needs a name.', 'A text that begins with `*` or `&` needs quotes.'],
  ALIAS_PROPS: ['An alias cannot have a tag or an anchor of its own.', 'Remove the tag or the anchor.'],
  MULTIPLE_ANCHORS: ['A value has two anchors.', 'Keep one.'],
  MULTIPLE_TAGS: ['A value has two tags.', 'Keep one.'],
  TAG_RESOLVE_FAILED: ['This tag is not known.', 'Remove the tag: the kind of a value follows from how it is written.'],
  BAD_DIRECTIVE: ['This directive is not known.', 'Remove the line that begins with %.'],
  MULTIPLE_DOCS: ['The file holds more than one document.', 'Keep one program a file.'],
};

const UNCLOSED: Saying = [
  'A bracket was opened before this and is not closed, or what stands in it is not indented.',
  'Close it with `]` or `}`, and indent the lines in between.',
];

/** An error of the YAML parser in our words, without a piece of the text. */
export function syntaxFinding(error: YAMLError): Finding {
  // The parser has one code for all that stands too far to the left; these messages of its hold nothing of the file.
  const unclosed = error.code === 'BAD_INDENT' && /^Flow (?:map|sequence) in block /.test(error.message);
  const [message, next] = unclosed ? UNCLOSED : (SAYINGS[error.code] ?? QUOTE);
  return { code: error.code === 'TAG_RESOLVE_FAILED' ? 'YAML_TAG' : 'YAML_SYNTAX', message, next };
}
