import type { Live } from '../../kernel/kind.ts';
import { PROGRAM_HANDLE, type ProgramAnswer } from '../program-answer.ts';
import type { ProgramStatusSpec } from './spec.ts';

/** The status, out of the answer that three kinds share. */
export function liveStatus({ status, facts, raw }: ProgramAnswer): Live<ProgramStatusSpec> {
  return { spec: { status }, handle: PROGRAM_HANDLE, raw, facts };
}
