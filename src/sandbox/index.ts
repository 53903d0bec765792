/** A simulated Wix site, built from the contract in `wire/` and from nothing of the adapter. */
export { RETRIES, type Webhook } from './courier.ts';
export { FAULT_KINDS, type Fault, type FaultKind, parseFaults } from './faults/index.ts';
export { CHAIN, chainSiteId, chainSites } from './fixtures/chain.ts';
export { FIXTURES } from './fixtures/index.ts';
export { mostInFlight, roundsOf } from './measure.ts';
export type { SandboxOptions, SiteOptions } from './options.ts';
export { POPULATIONS, type Population, parsePopulation } from './population/parameters.ts';
export type { LoggedRequest } from './request-log.ts';
export { createSandbox } from './sandbox.ts';
export type { SiteState } from './state.ts';
export { StateDamaged } from './stores/damage.ts';
export { setAside } from './stores/snapshot.ts';
export { answersOf, CUSTOMER_SWITCH_NAMES, SWITCH_NAMES, type Switches, type SwitchName } from './switches/index.ts';
export type { Sandbox } from './types.ts';
