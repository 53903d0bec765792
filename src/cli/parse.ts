import yargs, { type Argv } from 'yargs';
import { nearest } from '../config/did-you-mean.ts';
import type { Command, Listed } from './command.ts';
import { COMPLETING, commandIn, firstWord, type Named, nameOf } from './command-word.ts';
import { valuesAt } from './completing.ts';
import { usage } from './exit.ts';
import { type Flag, type Flags, GLOBAL, type Values } from './flags.ts';
import { mistake } from './mistake.ts';
import type { World } from './world.ts';

/** What the command line asks for: a text to print, or a command with its values. */
export type Parsed =
  | { readonly text: string; readonly asked: boolean }
  | { readonly command: Command; readonly values: Values };

/** Reads the command line: flag over environment over default. Throws a Stop that says what is wrong with it. */
export async function parse(world: World, commands: readonly Listed[]): Promise<Parsed> {
  const named = await namedIn(world.argv, commands);
  const listed = named?.listed;
  const command = listed && (await listed.load()).command;
  // The parser renders the help of a named command at every run; a nameless one it spares, and most runs ask for no help.
  const nameless = listed !== undefined && !world.argv.some((word) => HELP.test(word));
  const parser = (nameless ? [listed] : commands).reduce(
    (all, one) =>
      all.command(nameless ? namelessUsage(one) : one.usage, one.describe, (own) =>
        build(own, one === listed ? command : undefined),
      ),
    scaffold(world),
  );
  const flags = { ...GLOBAL, ...command?.flags };
  const completed = valuesAt(world.argv, flags);
  if (completed !== undefined) return { text: completed.map((value) => `${value}\n`).join(''), asked: true };
  const argv = withStdin(nameless ? world.argv.toSpliced(named?.at ?? 0, 1) : world.argv);
  const answer = await answerOf(parser.config(twins(flags, world.env)), argv, listed, flags);
  // Whoever asks how a line could go on does not want it judged, nor carried out.
  if (answer.text !== '' || world.argv.includes(COMPLETING)) return { text: answer.text, asked: true };
  mustBeOne(flags, answer.values);
  const values = amongChoices(flags, answer.values);
  if (!command) return { text: `${await parser.getHelp()}\n`, asked: false };
  return { command, values };
}

/** The command that is meant. Throws a Stop when the first word is none. */
async function namedIn(argv: readonly string[], commands: readonly Listed[]): Promise<Named | undefined> {
  const found = await commandIn(argv, commands);
  const word = firstWord(argv);
  if (found || word === undefined || argv.some((one) => HELP.test(one))) return found;
  const meant = nearest(word, commands.map(nameOf));
  throw usage(
    'COMMAND_UNKNOWN',
    `There is no command ${word}.`,
    meant === undefined ? 'loyalty --help lists the commands.' : `Did you mean loyalty ${meant}?`,
  );
}

/** `--help`, `-h`, or an `h` among short flags, or `COMPLETING`. */
const HELP = /^(?:--h|-[a-z]*h|--get-yargs-completions)/i;

/** `plan [files..]` as the one command there is: `$0 [files..]`. */
function namelessUsage(listed: Listed): string {
  return `$0${listed.usage.slice(nameOf(listed).length)}`;
}

function scaffold(world: World): Argv {
  return yargs([])
    .scriptName('loyalty')
    .locale('en')
    .usage('$0 <command>\n\nWix Loyalty programs as code: plan, review, apply.')
    .parserConfiguration({
      'greedy-arrays': false,
      'boolean-negation': false,
      'duplicate-arguments-array': true,
      'strip-aliased': true,
      'strip-dashed': true,
    })
    .options(GLOBAL)
    .strict()
    .help()
    .alias('help', 'h')
    .version(world.version)
    .wrap(Math.min(world.columns, 110))
    .exitProcess(false)
    .example('loyalty plan', 'What would ./loyalty.yaml change?')
    .example('loyalty apply', 'Plan, ask, and make it so')
    .epilogue(
      'loyalty <command> --help shows flags and examples. Every flag but the consents can be set as LOYALTY_<FLAG>, several values on a line each.',
    );
}

function build(parser: Argv, command: Command | undefined): Argv {
  if (!command) return parser;
  let built = parser.options(oneValueEach(command.flags));
  for (const [name, options] of Object.entries(command.positionals ?? {})) built = built.positional(name, options);
  for (const [line, says] of command.examples) built = built.example(line, says);
  return command.epilogue === undefined ? built : built.epilogue(command.epilogue);
}

/** A lone `-`, as a file or after `-f`, is `--file=-`: yargs takes a dash for no value at all. */
function withStdin(argv: readonly string[]): readonly string[] {
  const isFlag = (word: string | undefined): boolean => word === '-f' || word === '--file';
  return argv.flatMap((word, index) => {
    if (isFlag(word) && argv[index + 1] === '-') return [];
    return word === '-' ? ['--file=-'] : [word];
  });
}

/** Each flag that takes a value takes one: a parser that guesses swallows the next argument. */
function oneValueEach(flags: Flags): Flags {
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, flag.type === 'boolean' ? flag : { ...flag, nargs: 1 }]),
  );
}

async function answerOf(
  parser: Argv,
  argv: readonly string[],
  listed: Listed | undefined,
  flags: Flags,
): Promise<{ readonly text: string; readonly values: Values }> {
  let text = '';
  let wrong: string | undefined;
  const values = await parser
    .fail((message, error) => {
      wrong ??= message ?? error?.message ?? 'The command line could not be read.';
    })
    .parseAsync([...argv], {}, (_, __, output) => {
      text = output === '' ? '' : `${output}\n`;
    });
  if (wrong !== undefined) throw mistake(wrong, { usage: listed?.usage ?? '<command>', flags, argv });
  return { text, values: values as unknown as Values };
}

/** A flag that takes one value and was given two: whichever was meant, the other is lost. */
function mustBeOne(flags: Flags, values: Values): void {
  for (const [name, { type }] of Object.entries(flags)) {
    const value = values[camel(name)];
    if (type === 'array' || !Array.isArray(value)) continue;
    throw usage('USAGE', `--${name} is given ${value.length} times: ${value.join(', ')}.`, `Give --${name} once.`);
  }
}

/**
 * Values with commas split where a flag takes several of a closed list. The parser looks at choices only under the name with dashes,
 * which it has dropped by then: so they are looked at here. Throws a Stop.
 */
function amongChoices(flags: Flags, values: Values): Values {
  const split: Record<string, unknown> = {};
  for (const [name, { type, choices }] of Object.entries(flags)) {
    const value = values[camel(name)];
    if (choices === undefined || value === undefined) continue;
    const given = type === 'array' ? (value as readonly string[]).flatMap((part) => part.split(',')) : [value];
    const wrong = given.find((one) => !choices.includes(one as string));
    if (wrong !== undefined)
      throw usage('USAGE', `--${name} cannot be ${String(wrong)}.`, `It is one of ${choices.join(', ')}.`);
    split[camel(name)] = type === 'array' ? given : value;
  }
  return { ...values, ...split };
}

function camel(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** `LOYALTY_MAX_RPS` for `--max-rps`: every flag but the consents; several values on a line each. */
function twins(flags: Flags, env: World['env']): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, flag] of Object.entries(flags)) {
    const variable = `LOYALTY_${name.toUpperCase().replaceAll('-', '_')}`;
    const text = flag.consent === true ? undefined : env[variable];
    if (text !== undefined && text !== '') found[name] = readTwin(flag, text, variable);
  }
  return found;
}

function readTwin(flag: Flag, text: string, variable: string): unknown {
  // A path and an address may hold blanks and commas.
  if (flag.type === 'array') return text.split(flag.choices ? /[\s,]+/ : /\r?\n/).filter((part) => part.trim() !== '');
  if (flag.type === 'boolean') return booleanOf(text, variable);
  if (flag.type !== 'number') return text;
  if (Number.isFinite(Number(text))) return Number(text);
  throw usage('USAGE', `${variable} is not a number.`, `Set ${variable} to a number, or unset it.`);
}

function booleanOf(text: string, variable: string): boolean {
  if (/^(1|true|yes|on)$/i.test(text)) return true;
  if (/^(0|false|no|off)$/i.test(text)) return false;
  throw usage('USAGE', `${variable} is neither true nor false.`, `Set ${variable} to true or false, or unset it.`);
}
