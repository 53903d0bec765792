import type { Address } from '../../kernel/address.ts';
import type { Picture } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { ProgramStatusSpec } from './spec.ts';

const ADDRESS: Address = 'program/status';
const WHERE = { address: ADDRESS, path: 'status' } as const;

/** Refuses the moves that Wix does not know, and warns of a program that runs with nothing to earn. */
export function judge(picture: Picture<ProgramStatusSpec>): readonly Problem[] {
  const from = picture.live('program-status')[0]?.spec as ProgramStatusSpec | undefined;
  const to = picture.claims.pairs[0]?.wanted.spec.status ?? undefined;
  return [...moves(from?.status, to), ...nameless(picture), ...nothingToEarn(picture, to ?? from?.status, to)];
}

function moves(from: string | undefined, to: string | undefined): readonly Problem[] {
  if (to === 'draft' && (from === 'active' || from === 'paused')) {
    return [
      {
        ...WHERE,
        code: 'STATUS_NO_WAY_BACK',
        severity: 'error',
        message: `The program is ${from} and cannot become a draft again: Wix only activates and pauses.`,
        next: `Write "status: paused" to take it away from customers, or "status: ${from}" to leave it as it is.`,
      },
    ];
  }
  if (to === 'paused' && from === 'draft') {
    return [
      {
        ...WHERE,
        code: 'STATUS_DRAFT_CANNOT_PAUSE',
        severity: 'error',
        message:
          'The program is a draft and cannot be paused: the way there leads through an active program, which customers would see for a moment.',
        next: 'Write "status: draft"; customers see nothing of a draft either.',
      },
    ];
  }
  return [];
}

/** Wix refuses every change of status of a program without a name. */
function nameless(picture: Picture<ProgramStatusSpec>): readonly Problem[] {
  const activates = picture.changes.some((change) => change.op === 'update' && change.to.status === 'active');
  const program = picture.after('program')[0] as { readonly name: string | null } | undefined;
  if (!activates || !program || program.name !== null) return [];
  return [
    {
      ...WHERE,
      code: 'PROGRAM_NAME_MISSING',
      severity: 'error',
      message: 'The program cannot be activated: it has no name, neither on the site nor in the file.',
      next: 'Add a line under "program", for example "name: Northwind Perks".',
    },
  ];
}

/** Worth saying when the file asks for it, or when this plan brings it about. */
function nothingToEarn(
  picture: Picture<ProgramStatusSpec>,
  status: string | undefined,
  declared: string | undefined,
): readonly Problem[] {
  const rules = picture.after('earning-rule') as readonly { readonly status?: unknown }[];
  const touched = declared === 'active' || picture.allChanges.some((change) => change.kind === 'earning-rule');
  if (status !== 'active' || !touched || rules.some((rule) => rule.status === 'active')) return [];
  return [
    {
      ...WHERE,
      code: 'NO_ACTIVE_RULE',
      severity: 'warning',
      message: 'The program will be active with no active way to earn points; Wix may pause it by itself.',
      next: 'Set "status: active" on at least one earning rule, or "status: paused" on the program.',
    },
  ];
}
