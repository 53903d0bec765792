import type { Figures } from '../checks/index.ts';
import type { Loaded } from '../config/index.ts';
import type { Assumptions } from '../impact/assumptions.ts';
import { checkFigures } from '../impact/check-figures.ts';
import type { Impact } from '../impact/document.ts';
import { NO_CURRENCY } from '../impact/figure.ts';
import { impact } from '../impact/impact.ts';
import type { Answered } from '../impact/population.ts';
import { nextQuestions } from '../impact/questions.ts';
import { type Level, type Situation, situationOf } from '../impact/situation.ts';
import type { PlanDocument } from '../kernel/document.ts';
import type { Survey } from '../kernel/survey.ts';
import type { Site } from '../site/index.ts';
import { siteThings } from './site-things.ts';

/** The impact of a plan, and its figures for the checks. */
export interface Weighed {
  readonly impact: Impact;
  readonly figures: Figures;
}

/** What a weighing needs besides the plan. */
export interface Scales {
  readonly loaded: Loaded;
  readonly live: Survey;
  readonly site: Site;
  readonly level: Level;
  readonly now: Date;
}

/** Asks the site about its customers and says what the plan does to them. What the site will not tell becomes a note. */
export async function weigh(document: PlanDocument, { loaded, live, site, level, now }: Scales): Promise<Weighed> {
  const terms = { now: now.toISOString(), level, ...assumptionsOf(loaded) };
  const situation = situationOf(siteThings(live, document.known), document.changes, terms);
  const found = impact(situation, await interview(site, situation));
  return { impact: found, figures: checkFigures(found) };
}

async function interview(site: Site, situation: Situation): Promise<readonly Answered[]> {
  const { readAnswers } = await import('../impact/wix.ts');
  let answered: readonly Answered[] = [];
  for (;;) {
    const asked = nextQuestions(situation, answered);
    if (asked.length === 0) return answered;
    answered = [...answered, ...(await readAnswers(site, asked))];
  }
}

/** The section of the file, in the file's currency. */
function assumptionsOf({ model: { currency = NO_CURRENCY, extras } }: Loaded): { readonly assumptions?: Assumptions } {
  const declared = extras['assumptions'] as (Partial<Assumptions> & { frequentCustomer?: unknown }) | undefined;
  if (declared === undefined) return {};
  const { frequentCustomer: _, ...rest } = declared;
  return { assumptions: { currency, ...rest } };
}
