import { $, bold, cyan, dim, green, magenta, red, yellow } from 'kleur/colors';

// Whether there is colour is said by an option of each call, never by the environment.
$.enabled = true;

const INKS = { bold, cyan, dim, green, magenta, red, yellow };

/** The colours of this program. */
export type Ink = keyof typeof INKS;

/** A piece of a line: bare text, or text with an ink. Whatever it says is sanitized when it is laid out. */
export type Span = string | readonly [Ink, string];

/** The text with its ink, as a terminal understands it. The text must be sanitized already. */
export function paint(ink: Ink, text: string): string {
  return INKS[ink](text);
}
