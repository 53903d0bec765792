/** A name with at most so many characters, the last of them `…` where something was left out. */
export function shortened(name: string, room: number): string {
  const signs = [...name];
  return signs.length > room
    ? `${signs
        .slice(0, room - 1)
        .join('')
        .trimEnd()}…`
    : name;
}
