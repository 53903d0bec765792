export { outcomesHtml } from './outcomes.ts';
export { planHtml } from './plan.ts';
