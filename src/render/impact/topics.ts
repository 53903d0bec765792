import type { Impact } from '../../impact/document.ts';
import { figureText } from '../../impact/figure.ts';
import type { PlanDocument } from '../../kernel/document.ts';
import { currencyUnit } from './amounts.ts';
import { balanceLines } from './balances.ts';
import { type ImpactLine, line, type Topic } from './lines.ts';
import { expiryLines, gains, losses } from './losers.ts';
import { giveBackLines, liabilityLines, speedLines } from './money.ts';
import { type Names, namesIn } from './names.ts';
import { pumpLines } from './pump.ts';
import { sureLines } from './sureness.ts';
import { tierLines } from './tiers.ts';
import { impactOf, isDeserted } from './told.ts';

/** The impact of a plan, topic by topic, who loses first: the same for every format of lines. None when nobody asked for it. */
export function impactTopics(document: PlanDocument): readonly Topic[] {
  const impact = impactOf(document);
  if (!impact) return [];
  const names = namesIn(impact);
  const topics = isDeserted(impact)
    ? [DESERTED, ...programTopics(impact, names)]
    : [
        ...peopleTopics(impact, names),
        ...programTopics(impact, names),
        { title: 'How sure this is', lines: sureLines(impact), grave: false },
        { title: 'Not known', lines: impact.notes.map((note) => line('Note', note)), grave: true },
      ];
  return topics.filter(({ lines }) => lines.length > 0);
}

/** All there is to say of customers where there are none. */
const DESERTED: Topic = { title: 'Nobody yet', lines: [line('The site has no customers yet.')], grave: true };

function peopleTopics(impact: Impact, names: Names): readonly Topic[] {
  const nobody = [line('Nobody', 'as far as was counted')];
  const counted = impact.customers !== null;
  const lost = losses(impact, names);
  return [
    { title: 'Who loses', lines: lost.length === 0 && counted ? nobody : lost, grave: true },
    { title: 'Who gains', lines: gains(impact, names), grave: true },
    { title: 'Customers', lines: [...customerLines(impact), ...tierLines(impact, names)], grave: true },
    { title: 'Balances', lines: balanceLines(impact), grave: false },
    { title: 'What points may cost', lines: liabilityLines(impact), grave: true },
    { title: 'Points that expire', lines: dueLines(impact), grave: true },
  ];
}

/** What the program gives, whoever there is to take it. */
function programTopics(impact: Impact, names: Names): readonly Topic[] {
  return [
    { title: 'What customers get back', lines: giveBackLines(impact, names), grave: false },
    { title: 'Way to the first reward', lines: speedLines(impact, names), grave: false },
    { title: 'A round that gives more than it costs', lines: pumpLines(impact), grave: true },
  ];
}

function customerLines({ customers }: Impact): readonly ImpactLine[] {
  return customers ? [line('Customers', figureText(customers))] : [];
}

function dueLines({ expiry, currency }: Impact): readonly ImpactLine[] {
  if (expiry === null) return [];
  const { before, after } = expiry.within;
  const unit = currencyUnit(currency);
  return [
    ...(before ? expiryLines(`Within ${expiry.horizonDays} days by today's rule`, before, unit) : []),
    ...(after ? expiryLines(`Within ${expiry.horizonDays} days by the new rule`, after, unit) : []),
  ];
}
