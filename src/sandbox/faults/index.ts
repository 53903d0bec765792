export { FAULT_KINDS, type Fault, type FaultKind } from './kinds.ts';
export { parseFaults, readFaults } from './parse.ts';
export { faultPicker, type Strike } from './pick.ts';
export { replacement, strikeReply, throttled } from './strike.ts';
