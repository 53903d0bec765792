import type { TierSpec } from '../../kinds/tier/spec.ts';
import { adverse, cosmetic, costly, favourable, type Table } from './judgement.ts';

/** What changes of tiers mean to customers. */
export const tierTable: Table<TierSpec> = {
  create: ({ requiredPoints }) =>
    favourable('', `Customers with ${requiredPoints} points or more climb into a new tier.`),
  delete: () => adverse('', 'Customers in the tier fall to the one below it.'),
  update: [
    costly(
      'requiredPoints',
      (spec) => spec.requiredPoints,
      'The tier is harder to reach, and who is short of it falls out: the threshold goes',
      'The tier is easier to reach: the threshold goes',
    ),
    cosmetic('name', (spec) => spec.name, 'The tier has another name, and customers in it stay.'),
    cosmetic('description', (spec) => spec.description, 'Only the description is another.'),
    cosmetic('icon', (spec) => spec.icon, 'Only the picture is another.'),
  ],
};
