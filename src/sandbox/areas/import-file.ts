/** Rows of a CSV file: quotes hold commas, line ends and doubled quotes. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y;
  const whole = text.startsWith('\ufeff') ? text.slice(1) : text;
  while (cells.lastIndex < whole.length) {
    const found = cells.exec(whole);
    if (found === null) return rows;
    const [, cell = '', end = ''] = found;
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows.filter((cell) => cell.some((value) => value !== ''));
}

/** One cell as a CSV file holds it. */
export const csvCell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
