import { stripVTControlCharacters } from 'node:util';
import { cells } from '../../src/render/text/measure.ts';

/** What takes the place of `string-width` under yargs. */
export default function stringWidth(text: string): number {
  return cells(stripVTControlCharacters(text));
}
