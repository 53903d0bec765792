import { LIMITS, type WireTierDefinition } from '../../wire/index.ts';
import type { Call } from '../call.ts';
import { checkImage, nextIcon, STOCK_ICON } from '../images.ts';
import { asObject, isAbsent, type Violations } from '../violations.ts';

/** Checks name, description and icon of a tier or of the base tier. */
export function checkDefinition(violations: Violations, field: string, sent: unknown): void {
  const { name, description, icon } = asObject(sent);
  violations.text(`${field}.name`, name, LIMITS.tierName);
  violations.text(`${field}.description`, description, LIMITS.tierDescription);
  checkImage(violations, `${field}.icon`, icon);
}

/** The definition after a write. `before` is what stays where nothing is sent. */
export function nextDefinition(
  call: Call,
  sent: unknown,
  before: WireTierDefinition,
  iconBefore = before.icon,
): WireTierDefinition {
  const { name, description, icon } = asObject(sent) as WireTierDefinition;
  const image = nextIcon(icon, icon === undefined ? before.icon : iconBefore, call.switches);
  const nextName = isAbsent(name) ? before.name : name;
  const text = isAbsent(description) ? before.description : description;
  return {
    ...(isAbsent(nextName) ? {} : { name: nextName }),
    ...(isAbsent(text) ? {} : { description: text }),
    ...(image === undefined ? {} : { icon: image }),
  };
}

/** The definition of a tier as it is answered. */
export function shownDefinition(
  definition: WireTierDefinition,
  { serverDefaults, tierIcon }: Call['switches'],
): WireTierDefinition {
  return {
    ...(tierIcon === 'stock' ? { icon: STOCK_ICON } : {}),
    ...(serverDefaults === 'filled' ? { description: '' } : {}),
    ...definition,
  };
}

/** The definition of the base tier as it is answered; nobody may have described it yet. */
export function shownBaseTier(definition: WireTierDefinition, { emptyBaseTier }: Call['switches']): WireTierDefinition {
  if (Object.keys(definition).length > 0)
    return { ...(emptyBaseTier === 'empty' ? {} : { description: '' }), ...definition };
  if (emptyBaseTier === 'empty') return {};
  return emptyBaseTier === 'texts'
    ? { name: '', description: '' }
    : { name: 'Basic', description: '', icon: STOCK_ICON };
}
