import type { Impact } from '../../impact/document.ts';
import { type Band, bandCount, bandName, bandsOf, pricesOf } from './bands.ts';
import { type ImpactLine, line } from './lines.ts';

/** The longest bar, in characters. */
const LONGEST = 24;

const FATE: Readonly<Record<Band['fate'], string>> = {
  lost: ' can take a reward today, and not then',
  won: ' can take a reward then, and not today',
  same: '',
};

/** How many customers hold how many points, as bars; nothing unless a price changes. */
export function balanceLines(impact: Impact): readonly ImpactLine[] {
  if (pricesOf(impact.rewards).length === 0) return [];
  const bands = bandsOf(impact);
  const most = Math.max(1, ...bands.map(({ high }) => high));
  const widest = Math.max(...bands.map((band) => bandName(band).length));
  return bands.map((band) => {
    const bar = '█'.repeat(Math.ceil((LONGEST * band.high) / most));
    const name = bandName(band);
    // A terminal shows the bars one below the other; everywhere else spaces collapse.
    const room = ' '.repeat(widest - name.length);
    return line(name, `${room}${bar}${bar === '' ? '' : ' '}${bandCount(band)}${FATE[band.fate]}`);
  });
}
