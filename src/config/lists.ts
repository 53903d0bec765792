import { parseReference, textOf } from '../kernel/address.ts';

/** Where the lists of a file speak of a thing that it does not declare: the line that names it, or else the section as exclusive. */
export function lineAbout(
  address: string,
  entriesOf: (list: string) => readonly unknown[],
): readonly string[] | undefined {
  for (const list of ['removed', 'ignore']) {
    const index = entriesOf(list).findIndex((entry) => typeof entry === 'string' && canonical(entry) === address);
    if (index >= 0) return [list, String(index)];
  }
  const index = entriesOf('exclusive').indexOf(address.split('/', 1)[0]);
  return index < 0 ? undefined : ['exclusive', String(index)];
}

/** However it is written, `rewards/"Caf\u00e9"` is one name. */
function canonical(entry: string): string | undefined {
  const reference = parseReference(entry);
  return reference && textOf(reference);
}
