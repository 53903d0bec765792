/** Text files broken in ways that people, editors, merges and attackers break them: the same index gives the same text, everywhere. */
export function yamlMutant(bases: readonly string[], index: number): string {
  const dice = diceFor(index);
  let text = bases[index % bases.length] as string;
  const times = 1 + dice(3);
  for (let time = 0; time < times; time++) text = (YAML_WAYS[dice(YAML_WAYS.length)] as Way)(text, dice);
  return text;
}

/** JSON files broken likewise, as text or in a value. */
export function jsonMutant(bases: readonly string[], index: number): string {
  const dice = diceFor(index + 0x5bd1e995);
  const text = bases[index % bases.length] as string;
  return (JSON_WAYS[dice(JSON_WAYS.length)] as Way)(text, dice);
}

type Dice = (sides: number) => number;
type Way = (text: string, dice: Dice) => string;

function diceFor(seed: number): Dice {
  let state = (seed * 2654435761) >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const SIGNS = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  ': ',
  '- ',
  '? ',
  '*a',
  '&a ',
  '!!js/function ',
  '!!str ',
  '!!binary ',
  '|',
  '>',
  '|2\n',
  '#',
  ' #',
  '%',
  '@',
  '`',
  '"',
  "'",
  '\t',
  '\u0000',
  '\u001b[2J',
  '\ufeff',
  '\u202e',
  '\r',
  '\r\n',
  '\ud800',
  '---\n',
  '...\n',
  '<<: *a\n',
  '__proto__: 1\n',
  'constructor: {}\n',
  '${X}',
  '${X:-1}',
  'a${X}b',
  '~',
  'null',
  '.inf',
  '1e400',
  '9223372036854775808',
  '0x1F',
  '012',
  '\\u0000',
  '\n',
  '\n\n\n',
  '  ',
  'extends: ../../etc/passwd\n',
  '%YAML 1.1\n---\n',
  'é',
  '\u{1f600}',
] as const;

const YAML_WAYS: readonly Way[] = [
  (text, dice) => insert(text, dice, SIGNS[dice(SIGNS.length)] as string),
  (text, dice) => insert(text, dice, (SIGNS[dice(SIGNS.length)] as string).repeat(1 + dice(200))),
  (text, dice) => text.slice(0, dice(text.length + 1)),
  (text, dice) => text.slice(dice(text.length + 1)),
  (text, dice) => cut(text, dice, 1 + dice(40)),
  (text, dice) => lines(text, (all) => all.splice(dice(all.length), 1)),
  (text, dice) => lines(text, (all) => all.splice(dice(all.length), 0, all[dice(all.length)] as string)),
  (text, dice) => lines(text, (all) => swap(all, dice(all.length), dice(all.length))),
  (text, dice) => lines(text, (all) => reindent(all, dice)),
  (text, dice) =>
    replaceOne(
      text,
      dice,
      /[A-Za-z]+/g,
      ['true', '1', 'null', '{}', '[]', '"', 'tiers', 'rewards', '*a'][dice(9)] as string,
    ),
  (text, dice) =>
    replaceOne(
      text,
      dice,
      /\d+/g,
      ['-1', '1e3', '0', '99999999999999999999', '1.005', '"12"', 'NaN', ''][dice(8)] as string,
    ),
  (text, dice) => text.replaceAll('\n', dice(2) === 0 ? '\r\n' : '\r'),
  (text, dice) => insert(text, dice, `\n${' '.repeat(dice(6))}${'a: '.repeat(dice(80))}`),
  (text, dice) => insert(text, dice, `\n${Array.from({ length: dice(1500) }, (_, key) => `k${key}: 1`).join('\n')}`),
];

const JSON_WAYS: readonly Way[] = [
  (text, dice) => text.slice(0, dice(text.length + 1)),
  (text, dice) => cut(text, dice, 1 + dice(30)),
  (text, dice) =>
    insert(
      text,
      dice,
      ['{', '}', '[', ']', ',', '"', '\u0000', '\\', '"__proto__":{},', 'null', '1e999', '\ud800'][dice(12)] as string,
    ),
  (text, dice) =>
    replaceOne(
      text,
      dice,
      /"[^"]*"/g,
      ['null', '7', '""', '"__proto__"', '[]', '{}', '"../x"', 'true', '"create"'][dice(9)] as string,
    ),
  (text, dice) => replaceOne(text, dice, /\b\d+\b/g, ['-1', '1.5', '"1"', 'null', '1e999'][dice(5)] as string),
  (text, dice) => replaceOne(text, dice, /"[a-zA-Z]+":/g, '"other":'),
  (text, dice) => insert(text, dice, '['.repeat(1 + dice(300))),
];

function insert(text: string, dice: Dice, what: string): string {
  const at = dice(text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
}

function cut(text: string, dice: Dice, size: number): string {
  const at = dice(text.length + 1);
  return text.slice(0, at) + text.slice(at + size);
}

function lines(text: string, change: (all: string[]) => unknown): string {
  const all = text.split('\n');
  change(all);
  return all.join('\n');
}

function swap(all: string[], left: number, right: number): void {
  const kept = all[left] as string;
  all[left] = all[right] as string;
  all[right] = kept;
}

function reindent(all: string[], dice: Dice): void {
  const at = dice(all.length);
  const by = dice(7) - 3;
  const line = all[at] as string;
  all[at] = by >= 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, line.search(/\S|$/)));
}

function replaceOne(text: string, dice: Dice, pattern: RegExp, by: string): string {
  const found = [...text.matchAll(pattern)];
  const one = found[dice(Math.max(1, found.length))];
  return one ? text.slice(0, one.index) + by + text.slice(one.index + one[0].length) : text;
}
