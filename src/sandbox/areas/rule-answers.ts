import type { WireEarningRule } from '../../wire/index.ts';
import type { Announcement, Call, Deed } from '../call.ts';
import { editSite } from '../edits.ts';
import { ordered } from '../entities.ts';
import type { Stored } from '../state.ts';
import { saveProgram } from './program.ts';
import { EARNING_KINDS, mirrored } from './rule-amounts.ts';
import { automationSource, isAutomated } from './rule-checks.ts';

type Rule = Stored<WireEarningRule>;

/** The rule as it is answered. */
export function shownRule(rule: WireEarningRule, call: Pick<Call, 'switches' | 'index'>): WireEarningRule {
  const kind = EARNING_KINDS.find((name) => rule[name] !== undefined);
  const entries =
    kind === undefined ? {} : { [kind]: { ...rule[kind], configs: ordered(rule[kind]?.configs ?? [], call) } };
  const source = isAutomated(rule) ? { sourceAppId: automationSource(rule, call.switches) } : {};
  const whole = { triggerFilters: [], ...rule, ...source, ...entries };
  return call.switches.legacyMirrors === 'on' ? { ...whole, ...mirrored(whole) } : whole;
}

/** Whether changes of the rule go without events. */
export const isSilent = (call: Call, rule: Rule): boolean =>
  isAutomated(rule) && call.switches.automationEvents === 'silent';

/** The event of a change of a rule; automations may be silent. */
export const announceRule = (
  call: Call,
  event: Announcement['event'],
  rule: Rule,
  shown?: WireEarningRule,
): readonly Announcement[] => (isSilent(call, rule) ? [] : [{ event, entityId: rule.id, entity: shown }]);

/** The deed, and the pause of an active program that it leaves without an active rule where the site does that. */
export function watchLastRule(call: Call, deed: Deed): Deed {
  if (call.switches.pauseWithLastRule === 'stays' || call.site.program.status !== 'ACTIVE') return deed;
  const isOn = ({ status }: Rule) => status === 'ACTIVE';
  const site = editSite(call.site, deed.edits ?? []);
  if (site.earningRules.some(isOn) || !call.site.earningRules.some(isOn)) return deed;
  const pause = saveProgram({ ...call, site }, { ...site.program, status: 'PAUSED' });
  return {
    answer: deed.answer,
    edits: [...(deed.edits ?? []), ...(pause.edits ?? [])],
    announces: [...(deed.announces ?? []), ...(pause.announces ?? [])],
  };
}
