/** A simulated Wix site, built from the contract in `wire/` and from nothing of the adapter. */
export type { Caller } from './call.ts';
export type { Incoming, Outcome, Reply } from './exchange.ts';
export { FAULT_KINDS, type Fault, type FaultKind, parseFaults } from './faults/index.ts';
export { FIXTURES } from './fixtures/index.ts';
export { mostInFlight, roundsOf } from './measure.ts';
export type { SandboxOptions, SiteOptions } from './options.ts';
export type { Postbox } from './postbox.ts';
export type { LoggedRequest } from './request-log.ts';
export { createSandbox } from './sandbox.ts';
export type { DomainEvent, SiteApp, SiteState } from './state.ts';
export { answersOf, SWITCH_NAMES, SWITCHES, type Switches, type SwitchName } from './switches/index.ts';
export type { RequestLimit } from './throttle.ts';
export type { LightInit, LightResponse, Listening, PassingRequest, Sandbox, TokenFor } from './types.ts';
