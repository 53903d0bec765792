/** Makes text that came from outside fit for a message: secrets out, control characters to spaces, not longer than `limit`. */
export type Scrub = (text: string, limit?: number) => string;

const HIDDEN = '[hidden]';
// Too short a secret would blank out ordinary words.
const SHORTEST = 4;

/** A scrub for these secrets, in each spelling in which a server could echo them. */
export function scrubFor(secrets: readonly string[]): Scrub {
  const spellings = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < SHORTEST) continue;
    spellings.add(secret);
    spellings.add(encodeURIComponent(secret));
    spellings.add(JSON.stringify(secret).slice(1, -1));
    spellings.add(Buffer.from(secret).toString('base64'));
    spellings.add(Buffer.from(secret).toString('base64url'));
  }
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length);
  return (text, limit = 300) => {
    let clean = text;
    for (const spelling of longestFirst) clean = clean.replaceAll(spelling, HIDDEN);
    clean = clean.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
    return clean.length > limit ? `${clean.slice(0, limit - 1)}…` : clean;
  };
}
