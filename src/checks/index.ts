/** Expert checks: what a reviewer with ten years of loyalty programs would stop a change for. */
export { type Acceptance, accepted, type Covered, type Pending, type Weighed } from './acceptance.ts';
export type { Assumptions } from './assumptions.ts';
export type { CheckId, Need, Scope } from './check.ts';
export { type CheckExplanation, explainCheck, explainChecks } from './explain.ts';
export type { Count, CountsBy, Figures } from './figures.ts';
export { examineFleet, type FleetFinding } from './fleet/examine.ts';
export { factsOf } from './fleet/facts.ts';
export type { Member, SiteFacts } from './fleet/fleet-check.ts';
export { type Program, programOf, type Thing, thingsOf } from './program.ts';
export { CHECKS } from './registry.ts';
export { type Examined, examine, type Finding, withoutRepeats } from './run.ts';
export { type Setting, type Settings, settingsSchema } from './settings.ts';
export type { Move, Subject } from './subject.ts';
export { checksPage } from './table.ts';
export { unmade } from './unmade.ts';
