import { honest } from './afterwards.ts';
import { commands } from './commands/index.ts';
import { EXIT, type Exit } from './exit.ts';
import type { Values } from './flags.ts';
import { parse } from './parse.ts';
import type { World } from './world.ts';

/** Runs one command line to its exit code. Whatever goes wrong is printed as a Problem; no stack trace gets out. */
export async function run(world: World): Promise<Exit> {
  let values: Values | undefined;
  try {
    const parsed = await parse(world, commands);
    if ('text' in parsed) {
      if (parsed.asked) world.out(parsed.text);
      else world.err(parsed.text);
      return parsed.asked ? EXIT.ok : EXIT.error;
    }
    values = parsed.values;
    if (values.override?.length) (await import('./overrides.ts')).mustBeChecks(values.override);
    return await parsed.command.run(values, world);
  } catch (error) {
    const { tell } = await import('./tell.ts');
    return honest(tell(error, values, world), world);
  }
}
