import { nearest } from '../config/did-you-mean.ts';
import { type Stop, usage } from './exit.ts';
import type { Flags } from './flags.ts';

/** The command line in which something is wrong. */
export interface Mistaken {
  /** `show <plan>` */
  readonly usage: string;
  readonly flags: Flags;
  readonly argv: readonly string[];
}

/** What the parser of command lines found wrong, in our words. */
export function mistake(wrong: string, line: Mistaken): Stop {
  const command = line.usage.startsWith('<') ? 'loyalty' : `loyalty ${line.usage.split(' ')[0]}`;
  const help = `${command} --help shows what there is.`;
  const unknown = /^Unknown arguments?: ([^,]+)/.exec(wrong)?.[1];
  if (unknown !== undefined) {
    const typed = line.argv.find((word) => plain(word.split('=')[0] as string) === plain(unknown)) ?? unknown;
    const meant = typed.startsWith('-')
      ? nearest(typed.replace(/^-+/, '').split('=')[0] as string, Object.keys(line.flags))
      : undefined;
    return usage(
      'ARGUMENT_UNKNOWN',
      `${command} knows nothing of ${typed.split('=')[0]}.`,
      meant === undefined ? help : `Did you mean --${meant}? ${help}`,
    );
  }
  const lacking = /^Not enough arguments following: (.+)$/.exec(wrong)?.[1];
  if (lacking !== undefined) return usage('USAGE', `${dashed(lacking)} needs a value.`, help);
  if (wrong.startsWith('Not enough non-option arguments'))
    return usage('USAGE', `Something is missing: loyalty ${line.usage}.`, help);
  const [, name = '', given, choices = ''] =
    /Argument: (.+?), Given: "?(.*?)"?, Choices: (.+)$/.exec(wrong.replace(/\s+/g, ' ')) ?? [];
  if (given === undefined) return usage('USAGE', wrong.replace(/\s+/g, ' '), help);
  const which = Object.hasOwn(line.flags, name) ? dashed(name) : `<${name}>`;
  return usage('USAGE', `${which} cannot be ${given}.`, `It is one of ${choices.replaceAll('"', '')}.`);
}

/** `--no-such` and `noSuch` are one flag. */
function plain(word: string): string {
  return word.replaceAll('-', '').toLowerCase();
}

function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
