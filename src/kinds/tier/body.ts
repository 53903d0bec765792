import type { Handle, Live } from '../../kernel/kind.ts';
import { type Fields, idAt, integerAt, listAt, objectAt, objectOrEmpty, revisionAt, textAt } from '../answer.ts';
import { echoed, iconOver, textOver } from '../echo.ts';
import { canonicalText } from '../text.ts';
import type { TierSpec } from './spec.ts';

/** Reads the answer of listTiers. Throws a Failure for anything that is not a list of tiers. */
export function liveTiers(answer: unknown): readonly Live<TierSpec>[] {
  return listAt(objectAt(answer, 'the answer')['tiers'], 'tiers').map((tier, index) =>
    liveTier(tier, `tiers[${index}]`),
  );
}

function liveTier(value: unknown, path: string): Live<TierSpec> {
  const raw = objectAt(value, path);
  const definition = objectOrEmpty(raw['tierDefinition'], `${path}.tierDefinition`);
  const text = (field: string) => canonicalText(textAt(definition[field], `${path}.tierDefinition.${field}`) ?? '');
  return {
    spec: {
      name: text('name'),
      description: text('description'),
      icon: textAt(definition['icon'], `${path}.tierDefinition.icon`) || null,
      requiredPoints: integerAt(raw['requiredPoints'], `${path}.requiredPoints`, 0),
    },
    handle: tierHandle(raw, path),
    raw,
  };
}

/** Id and revision of a tier that an SDK method answered with. */
export function tierHandle(value: unknown, path = 'tier'): Handle {
  const raw = objectAt(value, path);
  return { id: idAt(raw['_id'], `${path}._id`), revision: revisionAt(raw['revision'], `${path}.revision`) };
}

/** The handle of an item of a bulk create; the answer need not hold the tier itself, and then the revision is not known. */
export function createdHandle(id: unknown, item: unknown): Handle {
  return item === undefined || item === null ? { id: idAt(id, 'itemMetadata._id') } : tierHandle(item, 'item');
}

/** What to send to create a tier. */
export function newTierBody({ name, description, icon, requiredPoints }: TierSpec): Fields {
  return { tierDefinition: echoed({}, { name, description, icon }), requiredPoints };
}

/** What to PATCH: the whole tierDefinition, since nobody documents what becomes of parts that are not sent. */
export function tierBody({ handle, raw }: Live<TierSpec>, to: TierSpec) {
  const definition = ((raw as Fields)['tierDefinition'] ?? {}) as Fields;
  return {
    tierDefinition: echoed(definition, {
      name: textOver(definition['name'], to.name),
      description: textOver(definition['description'], to.description),
      icon: iconOver(definition['icon'], to.icon),
    }),
    requiredPoints: to.requiredPoints,
    // The kernel reads a thing without a revision anew before it writes it.
    revision: handle.revision as string,
  };
}
