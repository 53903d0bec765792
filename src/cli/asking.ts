import { confirm, isCancel } from '@clack/prompts';

/** Asks on stderr, since stdout carries the answer of the command alone; undefined for Ctrl-C. */
export async function ask(question: string): Promise<boolean | undefined> {
  const answer = await confirm({ message: question, initialValue: false, output: process.stderr });
  return isCancel(answer) ? undefined : answer;
}
