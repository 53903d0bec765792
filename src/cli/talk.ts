import type { Values } from './flags.ts';
import type { World } from './world.ts';

const FIRST_MS = 1000;
const EVERY_MS = 5000;

/** Says something on stderr that nobody has to know. */
export function say(text: string, values: Pick<Values, 'quiet'>, world: World): void {
  if (!values.quiet) world.err(text);
}

/** Does something, and says on stderr what is being waited for once it takes longer than a second: always the same, or how far it is. */
export async function talk<T>(
  world: World,
  values: Pick<Values, 'quiet'>,
  what: string | (() => string),
  work: () => Promise<T>,
): Promise<T> {
  if (values.quiet) return work();
  const started = world.now().getTime();
  let shown = false;
  const show = (): void => {
    const seconds = Math.round((world.now().getTime() - started) / 1000);
    const told = typeof what === 'string' ? what : what();
    world.err(world.tty.err ? `\r${told} … ${seconds} s` : `${told} … ${seconds} s\n`);
    shown = true;
    timer = setTimeout(show, world.tty.err ? FIRST_MS : EVERY_MS);
  };
  let timer = setTimeout(show, FIRST_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (shown && world.tty.err) world.err('\r\u001b[2K');
  }
}
