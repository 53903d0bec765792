export { type PlanHtmlOptions, planHtml } from './plan.ts';
