// In a file that does not parse the colon may be what is missing.
const SECRET_KEY = /\b(?:(?:credentials|secret|token|password)["']?\s*:|(?:api_?key|app_?secret)\b["']?\s*:?)/i;
const KEPT = /^(?:apiKey|appId|appSecret|instanceId)$/;
const WORD = /(\$\{[A-Za-z_][A-Za-z0-9_]*\})|([^\s{},:"'[\]#&*!|>]+)(\s*:)?/g;

/** Environment variables whose names say that they hold a secret: they may stand under `credentials` only. */
export const SECRET_NAME = /KEY|SECRET|TOKEN|PASSW|CREDENTIAL/i;

/**
 * Lines of a file with whatever stands under a secret key replaced by `***`; references to the environment stay. Works on
 * text, because a file that cannot be parsed has its errors shown too.
 */
export function hideSecrets(lines: readonly string[]): readonly string[] {
  let block = -1;
  return lines.map((line) => {
    const indent = line.search(/\S/);
    if (indent === -1) return line;
    if (block !== -1 && indent > block) return mask(line);
    block = -1;
    const key = SECRET_KEY.exec(line);
    if (!key) return line;
    block = indent;
    const end = key.index + key[0].length;
    return line.slice(0, end) + mask(line.slice(end));
  });
}

function mask(text: string): string {
  return text.replace(WORD, (all, reference: string | undefined, word: string, colon: string | undefined) => {
    if (reference) return all;
    return colon && KEPT.test(word) ? all : `***${colon ?? ''}`;
  });
}
