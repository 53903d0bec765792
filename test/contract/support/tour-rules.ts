import { earningRules, programs, tiers } from '@wix/loyalty';
import type { Site } from '../../../src/site/index.ts';
import { APPS } from '../../../src/wire/index.ts';
import type { Found, Step } from './step.ts';

const perMoney = (...configs: readonly object[]) => ({ conversionRate: { configs } });
const fixed = (...configs: readonly object[]) => ({ fixedAmount: { configs } });
const purchase = (title: string, rest: object = perMoney({ moneyAmount: 1, points: 5 })) =>
  ({
    sourceAppId: APPS.loyalty,
    triggerAppId: APPS.ecommerce,
    triggerActivityType: 'stores/OrderPaid',
    title,
    status: 'ACTIVE',
    ...rest,
  }) as never;

/** The part of the tour about rules. */
export async function shopRules(step: Step, site: Site): Promise<void> {
  const api = site.use(earningRules);
  const levels = (await site.use(tiers).listTiers()).tiers ?? [];
  const tierId = levels.at(-1)?._id ?? 'none';
  const made = await step('rules: create', () =>
    api.createLoyaltyEarningRule(
      purchase('By tier', perMoney({ moneyAmount: 1, points: 1 }, { moneyAmount: 1, points: 2, tierId })),
    ),
  );
  const id = made?._id ?? 'none';
  await step('rules: twin', () => api.createLoyaltyEarningRule(purchase('Twin')));
  await step('rules: app that is not there', () =>
    api.createLoyaltyEarningRule(
      purchase('Bookings', {
        triggerAppId: APPS.bookings,
        triggerActivityType: 'bookings/BookingConfirmed',
        ...fixed({ points: 1 }),
      }),
    ),
  );
  await step('rules: other trigger', () =>
    api.createLoyaltyEarningRule(purchase('Other', { triggerActivityType: 'stores/Refund', ...fixed({ points: 1 }) })),
  );
  await step('rules: kind the trigger lacks', () =>
    api.createLoyaltyEarningRule(
      purchase('Rsvp', {
        triggerAppId: APPS.events,
        triggerActivityType: 'events/Rsvp',
        ...perMoney({ moneyAmount: 1, points: 1 }),
      }),
    ),
  );
  await step('rules: no points', () => api.createLoyaltyEarningRule(purchase('Zero', fixed({ points: 0 }))));
  await step('rules: unknown tier', () =>
    api.createLoyaltyEarningRule(
      purchase('Unknown', fixed({ points: 1 }, { points: 2, tierId: '8a4c7b1e-0000-4000-8000-000000000000' })),
    ),
  );
  await step('rules: tier twice', () =>
    api.createLoyaltyEarningRule(purchase('Twice', fixed({ points: 1 }, { points: 2, tierId }, { points: 3, tierId }))),
  );
  await step('rules: no base', () => api.createLoyaltyEarningRule(purchase('No base', fixed({ points: 2, tierId }))));
  await step('rules: base as null', () =>
    api.createLoyaltyEarningRule(purchase('Null', fixed({ points: 2, tierId: null }))),
  );
  await step('rules: part of it', () =>
    api.updateLoyaltyEarningRule(id, { title: 'Only a title', revision: made?.revision ?? '1' } as never),
  );
  const now = await step('rules: changed', () => api.getLoyaltyEarningRule(id));
  await step('rules: another trigger', () =>
    api.updateLoyaltyEarningRule(id, {
      ...(purchase('Moved') as object),
      triggerActivityType: 'events/Rsvp',
      revision: now?.revision ?? '2',
    } as never),
  );
  await step('rules: field of the conversion', () =>
    api.createLoyaltyEarningRule(
      purchase('Field', { conversionRate: { field: 'priceSummary.total', configs: [{ moneyAmount: 1, points: 1 }] } }),
    ),
  ).then(async (rule) =>
    step('rules: field left out', () =>
      api.updateLoyaltyEarningRule(rule?._id ?? 'none', {
        ...(purchase('Field') as object),
        revision: rule?.revision ?? '1',
      } as never),
    ),
  );
  await step('rules: many', () =>
    api.bulkCreateLoyaltyEarningRules([
      purchase('a'),
      purchase('b', fixed({ points: -1 })),
      purchase('c'),
      purchase('d'),
    ]),
  );
  await step('rules: stale', () => api.deleteLoyaltyEarningRule(id, { revision: '999' }));
}

/** The part about rules that automations own, and about a program left without an active rule. */
export async function shopAutomations(step: Step, site: Site): Promise<void> {
  const api = site.use(earningRules);
  const all = (await step('automations: all rules', () => api.listEarningRules())) as
    | { earningRules?: readonly (NonNullable<Found> & { triggerActivityType?: string; title?: string })[] }
    | undefined;
  const rule = (trigger: string) =>
    all?.earningRules?.find(({ triggerActivityType }) => triggerActivityType === trigger);
  const signUp = rule('wix_members-uou_signs_up');
  const form = rule('wix_form_app-form_submitted');
  await step('automations: by id', () => api.getLoyaltyEarningRule(signUp?._id ?? 'none'));
  await step('automations: delete like a rule', () =>
    api.deleteLoyaltyEarningRule(signUp?._id ?? 'none', { revision: signUp?.revision ?? '1' }),
  );
  await step('automations: delete one that came with its app', () =>
    api.deleteAutomationEarningRule(signUp?._id ?? 'none'),
  );
  await step('automations: delete one made by hand', () => api.deleteAutomationEarningRule(form?._id ?? 'none'));
  await step('automations: stale', () =>
    api.updateLoyaltyEarningRule(signUp?._id ?? 'none', { status: 'ACTIVE', revision: '999' } as never),
  );
  await step('automations: everything of it', () =>
    api.updateLoyaltyEarningRule(signUp?._id ?? 'none', {
      title: 'Hello',
      status: 'PAUSED',
      ...fixed({ points: 77 }),
      revision: signUp?.revision ?? '1',
    } as never),
  );
  for (const one of all?.earningRules ?? []) {
    await api
      .updateLoyaltyEarningRule(one._id ?? 'none', { status: 'PAUSED', revision: one.revision ?? '1' } as never)
      .catch(() => undefined);
  }
  const left = (await api.listEarningRules()).earningRules ?? [];
  for (const { _id, revision, status } of left) {
    if (status === 'ACTIVE')
      await api.updateLoyaltyEarningRule(_id ?? 'none', { status: 'PAUSED', revision } as never).catch(() => undefined);
  }
  await step('automations: program without an active rule', () => site.use(programs).getLoyaltyProgram());
}
