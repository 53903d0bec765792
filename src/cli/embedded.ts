import { createSandbox, type Sandbox, type SandboxOptions, StateDamaged } from '../sandbox/index.ts';
import { type Stop, usage } from './exit.ts';
import { SANDBOX_FOLDER, type Values } from './flags.ts';
import { word } from './shell.ts';

/** The sandbox that runs in this process. Throws a Stop that says what mends it when its state cannot be read. */
export function openSandbox(options: SandboxOptions, values: Values): Sandbox {
  try {
    return createSandbox(options);
  } catch (error) {
    if (error instanceof StateDamaged) throw damaged(error, values);
    // The disk speaks for itself.
    const { cause } = error as Error;
    throw (cause as NodeJS.ErrnoException | undefined)?.code === undefined ? error : cause;
  }
}

function damaged({ message }: StateDamaged, { sandboxDir }: Values): Stop {
  const where = sandboxDir === SANDBOX_FOLDER ? '' : ` --sandbox-dir ${word(sandboxDir)}`;
  const [says = message] = message.split(' Remove its directory');
  return usage('SANDBOX_STATE', says, `To begin it anew: loyalty sandbox --reset${where}`);
}
