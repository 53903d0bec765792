export { FAULT_KINDS, FAULT_NAMES, type Fault, type FaultKind, type FaultMatch, type FaultMoment } from './kinds.ts';
export { parseFaults, readFaults } from './parse.ts';
export { type FaultTarget, faultPicker, type Strike } from './pick.ts';
export { replacement, strikeReply, throttled } from './strike.ts';
