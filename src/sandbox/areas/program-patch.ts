import {
  LIMITS,
  PROGRAM_DEFAULTS,
  type WirePointDefinition,
  type WirePointsExpiration,
  type WireProgram,
} from '../../wire/index.ts';
import type { Call } from '../call.ts';
import { checkImage, nextIcon } from '../images.ts';
import { precondition } from '../refusals.ts';
import { asObject, isAbsent, Violations } from '../violations.ts';

function check(call: Call, sent: Readonly<Record<string, unknown>>): void {
  const violations = new Violations();
  const points = asObject(sent.pointDefinition);
  const expiration = asObject(sent.pointsExpiration);
  if (sent.name === null && call.switches.nullProgramName === 'refused')
    violations.required('loyaltyProgram.name', sent.name);
  violations.text('loyaltyProgram.name', sent.name, LIMITS.programName);
  violations.text('loyaltyProgram.pointDefinition.customName', points.customName, LIMITS.pointsName);
  checkImage(violations, 'loyaltyProgram.pointDefinition.icon', points.icon);
  const at = 'loyaltyProgram.pointsExpiration';
  violations.integer(`${at}.monthsOfInactivity`, expiration.monthsOfInactivity, LIMITS.monthsOfInactivity);
  violations.integer(
    `${at}.expiringPointsPercentage`,
    expiration.expiringPointsPercentage,
    LIMITS.expiringPointsPercentage,
  );
  violations.refuse();
}

function nextPoints(call: Call, sent: unknown): WirePointDefinition | undefined {
  const before = call.site.program.pointDefinition;
  if (isAbsent(sent)) return before;
  const { customName, icon } = asObject(sent);
  const kept = call.switches.programPatch === 'merge' ? before : undefined;
  const clears = customName === null && call.switches.nullPointsName === 'cleared';
  const name = clears ? undefined : (customName ?? (customName === null ? before?.customName : kept?.customName));
  const nextName = name === undefined || name === null || name === '' ? {} : { customName: name as string };
  // An icon that was sent empty leaves the old one alone, even where the rest of the object is replaced.
  const image = nextIcon(icon, icon === undefined ? kept?.icon : before?.icon, call.switches);
  return { ...nextName, ...(image === undefined ? {} : { icon: image }) };
}

function nextExpiration(call: Call, sent: unknown): WirePointsExpiration | undefined {
  const before = call.site.program.pointsExpiration;
  if (isAbsent(sent)) return before;
  const { monthsOfInactivity, expiringPointsPercentage } = asObject(sent) as WirePointsExpiration;
  const values = {
    ...(isAbsent(monthsOfInactivity) ? {} : { monthsOfInactivity }),
    ...(isAbsent(expiringPointsPercentage) ? {} : { expiringPointsPercentage }),
  };
  const status = before?.status ?? PROGRAM_DEFAULTS.pointsExpiration.status;
  if (status === 'DISABLED' && Object.keys(values).length > 0) {
    if (call.switches.expirationEditsWhileDisabled === 'refused') throw precondition('Points expiration is disabled');
    if (call.switches.expirationEditsWhileDisabled === 'ignored') return before;
  }
  return call.switches.programPatch === 'merge' ? { ...before, ...values } : { status, ...values };
}

/** The program after a PATCH: what was sent is checked and laid over what is there; status and features are read-only. */
export function nextProgram(call: Call, body: unknown): WireProgram {
  const sent = asObject(body);
  check(call, sent);
  const { pointDefinition: _points, pointsExpiration: _expiration, ...rest } = call.site.program;
  const points = nextPoints(call, sent.pointDefinition);
  const expiration = nextExpiration(call, sent.pointsExpiration);
  return {
    ...rest,
    ...(isAbsent(sent.name) ? {} : { name: sent.name as string }),
    ...(points === undefined ? {} : { pointDefinition: points }),
    ...(expiration === undefined ? {} : { pointsExpiration: expiration }),
  };
}
