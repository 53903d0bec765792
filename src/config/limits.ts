/** What a file may measure before it is refused unread: far above any real program, far below what hurts the parser. */
export const FILE_LIMITS = {
  bytes: 1024 * 1024,
  /** Maps and lists inside one another. */
  depth: 64,
  keysPerMap: 1000,
  aliases: 100,
  /** Lexical tokens: bounds the parser's time where bytes alone do not. */
  tokens: 150_000,
  /** Characters and nodes once aliases are followed. */
  expanded: 2 * 1024 * 1024,
  /** Files that one file may extend, directly or not, and how far up. */
  layers: 32,
  layerDepth: 8,
} as const;

/** What a saved plan may measure. */
export const PLAN_LIMITS = { bytes: 64 * 1024 * 1024, depth: 64 } as const;

/** Problems listed of one file; the rest is counted. */
export const MAX_PROBLEMS = 100;
