import type { Impact } from '../../../impact/document.ts';
import { namesIn } from '../../impact/names.ts';
import { assumptionsSection } from './assumptions.ts';
import { balancesSection } from './balances.ts';
import { confidenceSection } from './confidence.ts';
import { expirySection } from './expiry.ts';
import { giveBackSection } from './give-back.ts';
import { moneySection } from './money.ts';
import { movementSection } from './movement.ts';
import { pumpSection } from './pump.ts';
import { rewardsSection } from './rewards.ts';
import type { Section } from './section.ts';
import { speedSection } from './speed.ts';

/** What a plan does to customers, section by section. */
export function figureSections(impact: Impact): readonly Section[] {
  const names = namesIn(impact);
  return [
    movementSection(impact, names),
    balancesSection(impact),
    rewardsSection(impact),
    giveBackSection(impact, names),
    moneySection(impact),
    pumpSection(impact),
    speedSection(impact, names),
    expirySection(impact),
  ];
}

/** What the figures rest on. */
export function groundSections(impact: Impact): readonly Section[] {
  return [assumptionsSection(impact), confidenceSection(impact)];
}
