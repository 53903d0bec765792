/**
 * In YAML a plain text inside `{ }` cannot hold braces, so `{ apiKey: ${NAME} }` would not parse. References to the environment
 * are read with two private-use characters for their braces: same length, so every offset stays true.
 */
const OPEN = '\ue8f0';
const CLOSE = '\ue8f1';
const REFERENCE = /\$\{([A-Za-z_][A-Za-z0-9_]*(?::-[^{}[\],"'#\n]*)?)\}/g;
const SHIELDED = /[\ue8f0\ue8f1]/g;

/** The text with the braces of references replaced; unchanged when it holds those characters already. */
export function shield(text: string): string {
  if (!text.includes('${') || text.includes(OPEN) || text.includes(CLOSE)) return text;
  return text.replace(REFERENCE, `$$${OPEN}$1${CLOSE}`);
}

/** The text with its braces back. */
export function unshield(text: string): string {
  if (!text.includes(OPEN)) return text;
  return text.replace(SHIELDED, (sign) => (sign === OPEN ? '{' : '}'));
}
