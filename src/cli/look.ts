import type { Values } from './flags.ts';
import type { World } from './world.ts';

/** Colour and width for a stream. */
export function look(
  world: World,
  values: Pick<Values, 'noColor'> | undefined,
  stream: 'out' | 'err',
): { readonly colour: boolean; readonly width: number } {
  const wanted = values?.noColor !== true && !world.env.NO_COLOR && !world.argv.includes('--no-color');
  const forced = world.env.FORCE_COLOR !== undefined && world.env.FORCE_COLOR !== '0';
  return {
    colour: wanted && (world.tty[stream] || forced),
    width: world.tty[stream] ? world.columns : Number.POSITIVE_INFINITY,
  };
}
