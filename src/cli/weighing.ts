import type { Figures } from '../checks/index.ts';
import type { Loaded } from '../config/index.ts';
import type { Assumptions } from '../impact/assumptions.ts';
import { checkFigures } from '../impact/check-figures.ts';
import { directions } from '../impact/direction/direction.ts';
import type { Judgement } from '../impact/direction/judgement.ts';
import type { Impact } from '../impact/document.ts';
import { impact } from '../impact/impact.ts';
import type { Answered } from '../impact/population.ts';
import { nextQuestions } from '../impact/questions.ts';
import { type Level, type Situation, situationOf } from '../impact/situation.ts';
import type { PlanDocument } from '../kernel/document.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Survey } from '../kernel/survey.ts';
import type { Site } from '../site/index.ts';
import { siteThings } from './site-things.ts';

/** A plan document with its directions and its impact, what is adverse in it, and the figures for the checks. */
export interface Weighed {
  readonly document: PlanDocument;
  readonly adverse: readonly Problem[];
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
  const judgements = directions(document.changes);
  const changes = document.changes.map((change, index) => ({
    ...change,
    direction: (judgements[index] as Judgement).direction,
  }));
  return {
    document: { ...document, changes, impact: found },
    adverse: judgements.flatMap((judgement) => adverseProblems(judgement, isHurting(situation, found))),
    figures: checkFigures(found),
  };
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

/** The section of the file, in the file's currency; XXX is the code of ISO 4217 for none. */
function assumptionsOf({ model: { currency = 'XXX', extras } }: Loaded): { readonly assumptions?: Assumptions } {
  const declared = extras['assumptions'] as (Partial<Assumptions> & { frequentCustomer?: unknown }) | undefined;
  if (declared === undefined) return {};
  const { frequentCustomer: _, ...rest } = declared;
  return { assumptions: { currency, ...rest } };
}

/** Only a running program has customers who can lose; when they could not be counted, there may be some. */
function isHurting({ before }: Situation, { customers }: Impact): boolean {
  return before.status === 'active' && customers?.value !== 0;
}

/** One Problem an attribute, so that each can be accepted alone. */
function adverseProblems({ address, direction, reasons }: Judgement, hurting: boolean): readonly Problem[] {
  if (direction !== 'adverse') return [];
  return reasons
    .filter(({ way }) => way === 'adverse')
    .map(({ path, because }): Problem => {
      const about = { code: 'ADVERSE', address, ...(path === '' ? {} : { path }) };
      if (!hurting) {
        return {
          ...about,
          severity: 'info',
          message: `Adverse, if there were customers whom it could hurt: ${because}`,
        };
      }
      return {
        ...about,
        severity: 'critical',
        message: `Adverse to customers: ${because}`,
        next: 'Announce it to them, then name it under "accept:" in the file, or agree with --allow-adverse.',
        yieldsTo: 'allow-adverse',
      };
    });
}
