import { honest } from './afterwards.ts';
import { commands } from './commands/index.ts';
import { EXIT, type Exit } from './exit.ts';
import type { Values } from './flags.ts';
import { parse } from './parse.ts';
import type { World } from './world.ts';

/** Runs one command line to its exit code. Whatever goes wrong is printed as a Problem; no stack trace gets out. */
export async function run(outside: World): Promise<Exit> {
  let answered = false;
  const out = (text: string): void => {
    answered = true;
    outside.out(text);
  };
  // What is only looked at when asked for stays so.
  const world: World = Object.create(outside, { out: { value: out } });
  let values: Values | undefined;
  try {
    const parsed = await parse(world, commands);
    if ('text' in parsed) {
      if (parsed.asked) world.out(parsed.text);
      else world.err(parsed.text);
      return parsed.asked ? EXIT.ok : EXIT.error;
    }
    values = parsed.values;
    if (values.override?.length || values.reason !== undefined)
      (await import('./overrides.ts')).mustBeChecks(values.override ?? []);
    return await parsed.command.run(values, world);
  } catch (error) {
    const { fail } = await import('./failing.ts');
    return honest(fail(error, { values, answered }, world), world);
  }
}
