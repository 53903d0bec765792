const PLAIN = /^[\w./:@%+-]+$/;

/** A word as a shell takes it: quoted where it has to be. */
export function word(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** True for a word that no shell reads anything into. */
export function isPlain(text: string | undefined): text is string {
  return text !== undefined && PLAIN.test(text);
}
