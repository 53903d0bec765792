/** Ids of the Wix apps that matter to a loyalty program. */
export const APPS = {
  loyalty: '553c79f3-5625-4f38-b14b-ef7c0d1e87df',
  /** Source of automated rules; the id is inferred, so test for "not the loyalty app" instead of for this. */
  automations: '139ef4fa-c108-8f9a-c7be-d5f492a2c939',
  ecommerce: '1380b703-ce81-ff05-f115-39571d94dfcd',
  stores: '215238eb-22a5-4c36-9e7b-e7c08025e04e',
  bookings: '13d21c63-b5ec-5912-8397-c3a5ddb27a97',
  events: '140603ad-af8d-84a5-2c80-a0f60cb47351',
  pricingPlans: '1522827f-c56c-a5c9-2ac9-00f9e6ae12d3',
  restaurantsLegacy: '13e8d036-5516-6104-b456-c8466db39542',
  restaurants: '9a5d83fd-8570-482e-81ab-cfa88942ee60',
  members: 'eb377299-86b4-4a86-a1b5-774a2d1d374b',
} as const;

export type AppName = keyof typeof APPS;

export type EarningKind = 'fixedAmount' | 'conversionRate';

/** How a rule on the trigger comes to be: by a create call, with the app, or by the call for custom rules. */
export type TriggerClass = 'non-automated' | 'pre-installed' | 'custom';

export interface KnownTrigger {
  readonly activityType: string;
  /** Apps under which the trigger is accepted; the first is the one to write. Several are one and the same trigger. */
  readonly appIds: readonly string[];
  readonly class: TriggerClass;
  readonly kinds: readonly EarningKind[];
  /** The rule's name in the dashboard. */
  readonly label: string;
  /** Apps one of which must be on the site, by name. */
  readonly needs: readonly AppName[];
}

const FIXED = ['fixedAmount'] as const;
const CONVERSION = ['conversionRate'] as const;
const BOTH = ['fixedAmount', 'conversionRate'] as const;

/** The triggers Wix documents. The list for non-automated rules is closed; automations may use any other trigger. */
export const KNOWN_TRIGGERS: readonly KnownTrigger[] = [
  {
    activityType: 'stores/OrderPaid',
    appIds: [APPS.ecommerce, APPS.stores],
    class: 'non-automated',
    kinds: BOTH,
    label: 'Purchase a product',
    needs: ['ecommerce', 'stores'],
  },
  {
    activityType: 'bookings/BookingConfirmed',
    appIds: [APPS.bookings],
    class: 'non-automated',
    kinds: FIXED,
    label: 'Book a session',
    needs: ['bookings'],
  },
  {
    activityType: 'events/OrderConfirmed',
    appIds: [APPS.events],
    class: 'non-automated',
    kinds: BOTH,
    label: 'Buy a ticket',
    needs: ['events'],
  },
  {
    activityType: 'events/Rsvp',
    appIds: [APPS.events],
    class: 'non-automated',
    kinds: FIXED,
    label: 'RSVP to an event',
    needs: ['events'],
  },
  {
    activityType: 'wix_pricing_plans-plan_purchased',
    appIds: [APPS.pricingPlans],
    class: 'pre-installed',
    kinds: BOTH,
    label: 'Order a plan',
    needs: ['pricingPlans'],
  },
  {
    activityType: 'wix_restaurants_orders-order_submitted',
    appIds: [APPS.restaurantsLegacy],
    class: 'pre-installed',
    kinds: CONVERSION,
    label: 'Order from the restaurant (legacy)',
    needs: ['restaurantsLegacy'],
  },
  {
    activityType: 'restaurants-order-is-pending',
    appIds: [APPS.restaurants],
    class: 'pre-installed',
    kinds: CONVERSION,
    label: 'Order from the restaurant',
    needs: ['restaurants'],
  },
  {
    activityType: 'wix_members-uou_signs_up',
    appIds: [APPS.members],
    class: 'pre-installed',
    kinds: FIXED,
    label: 'Sign up to the site',
    needs: ['members'],
  },
  {
    activityType: 'wix_loyalty-social_media_channel_followed',
    appIds: [APPS.loyalty],
    class: 'custom',
    kinds: FIXED,
    label: 'Follow on social media',
    needs: [],
  },
  {
    activityType: 'birthday',
    appIds: [APPS.loyalty],
    class: 'custom',
    kinds: FIXED,
    label: 'Celebrate a birthday',
    needs: [],
  },
];

/** The trigger behind each custom rule type (inferred): how a BIRTHDAY or SOCIAL_MEDIA rule is recognised in a list. */
export const CUSTOM_RULE_TRIGGERS = {
  SOCIAL_MEDIA: 'wix_loyalty-social_media_channel_followed',
  BIRTHDAY: 'birthday',
} as const;
