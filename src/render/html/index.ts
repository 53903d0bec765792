export { outcomesHtml } from './outcomes.ts';
export { type PlanHtmlOptions, planHtml } from './plan.ts';
