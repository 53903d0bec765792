/** One cell and one UTF-16 unit each: most of what is ever printed, and measured without looking at it closely. */
const NARROW =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u259f✔✖⚠]*$/;
/** Two cells: East Asian wide and full-width forms, and what is drawn as an emoji. */
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|.\ufe0f)/u;
/** No cell: marks that stand on the character before. */
const MARK = /^\p{Mark}+$/u;

/** Made when first needed: it costs 17 ms, and most of what is printed needs none. */
let graphemes: Intl.Segmenter | undefined;

function segments(text: string): Iterable<Intl.SegmentData> {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return graphemes.segment(text);
}

/** How many cells of a terminal the text takes. */
export function cells(text: string): number {
  if (NARROW.test(text)) return text.length;
  let sum = 0;
  for (const { segment } of segments(text)) sum += cellsOf(segment);
  return sum;
}

/** How many UTF-16 units of the text fit into this many cells; at least one whole character. */
export function fitting(text: string, width: number): number {
  if (NARROW.test(text)) return Math.max(1, Math.min(text.length, width));
  let [sum, units] = [0, 0];
  for (const { segment } of segments(text)) {
    sum += cellsOf(segment);
    if (sum > width && units > 0) break;
    units += segment.length;
  }
  return units;
}

function cellsOf(grapheme: string): number {
  if (MARK.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}
