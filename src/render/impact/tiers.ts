import type { Impact, TierFigures, TierImpact } from '../../impact/document.ts';
import { figureText } from '../../impact/figure.ts';
import { countTurnText, currencyUnit, grouped, turns, turnText, type Unit } from './amounts.ts';
import { type ImpactLine, line } from './lines.ts';
import { isSomebody } from './losers.ts';
import type { Names } from './names.ts';

/** How many are on each tier, what it costs, and who stands just below a threshold. Tiers of which nothing differs are left out. */
export function tierLines({ tiers, currency }: Impact, names: Names): readonly ImpactLine[] {
  if (tiers === null) return [];
  const unit = currencyUnit(currency);
  return [...tiers.tiers.flatMap((tier) => tierLine(tier, unit)), ...nearLines(tiers, names)];
}

/** `1,800 to 1,999 tier points`: who is about to miss, or has just missed, a threshold. */
export function nearLines({ nearMisses }: TierImpact, names: Names): readonly ImpactLine[] {
  return nearMisses
    .filter(({ accounts }) => isSomebody(accounts))
    .map(({ tier, from, below, accounts }) =>
      line(
        `Just short of ${names(tier)}`,
        `${figureText(accounts)} (${grouped(from)} to ${grouped(below - 1)} points)`,
      ),
    );
}

function tierLine(tier: TierFigures, unit: Unit): readonly ImpactLine[] {
  const { name, threshold, accounts, monthlyCost, privilege } = tier;
  const people = countTurnText(accounts);
  if (!people.includes('→') && threshold.before === threshold.after && !turns(privilege)) return [];
  const parts = [
    people,
    ...(turns(monthlyCost) ? [`its points cost ${turnText(monthlyCost, unit)} a month`] : []),
    ...(turns(privilege) ? [`gets ${turnText(privilege)} times as much as the base tier`] : []),
  ];
  return [line(`Tier ${name}`, parts.join('; '))];
}
