/** Every domain event: `<entity FQDN>_<slug>` is the event type Wix puts on the wire. */
export const EVENTS = {
  programUpdated: { type: 'wix.loyalty.v1.program_updated', entity: 'wix.loyalty.v1.program', slug: 'updated' },
  ruleCreated: {
    type: 'wix.loyalty.v1.loyalty_earning_rule_created',
    entity: 'wix.loyalty.v1.loyalty_earning_rule',
    slug: 'created',
  },
  ruleUpdated: {
    type: 'wix.loyalty.v1.loyalty_earning_rule_updated',
    entity: 'wix.loyalty.v1.loyalty_earning_rule',
    slug: 'updated',
  },
  ruleDeleted: {
    type: 'wix.loyalty.v1.loyalty_earning_rule_deleted',
    entity: 'wix.loyalty.v1.loyalty_earning_rule',
    slug: 'deleted',
  },
  rewardCreated: { type: 'wix.loyalty.v1.reward_created', entity: 'wix.loyalty.v1.reward', slug: 'created' },
  rewardUpdated: { type: 'wix.loyalty.v1.reward_updated', entity: 'wix.loyalty.v1.reward', slug: 'updated' },
  rewardDeleted: { type: 'wix.loyalty.v1.reward_deleted', entity: 'wix.loyalty.v1.reward', slug: 'deleted' },
  tierCreated: { type: 'wix.loyalty.v1.tier_created', entity: 'wix.loyalty.v1.tier', slug: 'created' },
  tierUpdated: { type: 'wix.loyalty.v1.tier_updated', entity: 'wix.loyalty.v1.tier', slug: 'updated' },
  tierDeleted: { type: 'wix.loyalty.v1.tier_deleted', entity: 'wix.loyalty.v1.tier', slug: 'deleted' },
  followedChannelCreated: {
    type: 'wix.loyalty.socialmedia.v1.followed_channel_created',
    entity: 'wix.loyalty.socialmedia.v1.followed_channel',
    slug: 'created',
  },
  accountCreated: { type: 'wix.loyalty.v1.account_created', entity: 'wix.loyalty.v1.account', slug: 'created' },
  accountUpdated: { type: 'wix.loyalty.v1.account_updated', entity: 'wix.loyalty.v1.account', slug: 'updated' },
  accountPointsUpdated: {
    type: 'wix.loyalty.v1.account_points_updated',
    entity: 'wix.loyalty.v1.account',
    slug: 'points_updated',
  },
  accountRewardAvailabilityUpdated: {
    type: 'wix.loyalty.v1.account_reward_availability_updated',
    entity: 'wix.loyalty.v1.account',
    slug: 'reward_availability_updated',
  },
  couponCreated: { type: 'wix.loyalty.v1.coupon_created', entity: 'wix.loyalty.v1.coupon', slug: 'created' },
  couponDeleted: { type: 'wix.loyalty.v1.coupon_deleted', entity: 'wix.loyalty.v1.coupon', slug: 'deleted' },
  contactCreated: { type: 'wix.contacts.v4.contact_created', entity: 'wix.contacts.v4.contact', slug: 'created' },
  contactUpdated: { type: 'wix.contacts.v4.contact_updated', entity: 'wix.contacts.v4.contact', slug: 'updated' },
  contactDeleted: { type: 'wix.contacts.v4.contact_deleted', entity: 'wix.contacts.v4.contact', slug: 'deleted' },
  contactMerged: { type: 'wix.contacts.v4.contact_merged', entity: 'wix.contacts.v4.contact', slug: 'merged' },
  memberCreated: { type: 'wix.members.v1.member_created', entity: 'wix.members.v1.member', slug: 'created' },
  badgeCreated: { type: 'wix.badges.v4.badge_created', entity: 'wix.badges.v4.badge', slug: 'created' },
  badgeAssignmentCreated: {
    type: 'wix.badges.v4.badge_assignment_created',
    entity: 'wix.badges.v4.badge_assignment',
    slug: 'created',
  },
  badgeAssignmentDeleted: {
    type: 'wix.badges.v4.badge_assignment_deleted',
    entity: 'wix.badges.v4.badge_assignment',
    slug: 'deleted',
  },
  oldBadgeAssigned: {
    type: 'wix.badges.v3.badge_badge_assigned',
    entity: 'wix.badges.v3.badge',
    slug: 'badge_assigned',
  },
  oldBadgeUnassigned: {
    type: 'wix.badges.v3.badge_badge_unassigned',
    entity: 'wix.badges.v3.badge',
    slug: 'badge_unassigned',
  },
  messageSentToBusiness: {
    type: 'wix.crm.inbox.v2.message_message_sent_to_business',
    entity: 'wix.crm.inbox.v2.message',
    slug: 'message_sent_to_business',
  },
  checkoutCreated: { type: 'wix.ecom.v1.checkout_created', entity: 'wix.ecom.v1.checkout', slug: 'created' },
  checkoutUpdated: { type: 'wix.ecom.v1.checkout_updated', entity: 'wix.ecom.v1.checkout', slug: 'updated' },
  importCreated: {
    type: 'wix.loyalty.imports.v1.loyalty_import_created',
    entity: 'wix.loyalty.imports.v1.loyalty_import',
    slug: 'created',
  },
  /** Of the older kind: its data is the subscription alone. */
  subscriptionChanged: {
    type: 'com.wixpress.emailsubscriptions.v1.EmailSubscriptionChanged',
    entity: '',
    slug: 'EmailSubscriptionChanged',
  },
} as const;

export type EventName = keyof typeof EVENTS;

/** The inner data of an event. Deletes carry no entity. */
export interface WireDomainEvent {
  readonly id: string;
  readonly entityFqdn: string;
  readonly slug: string;
  readonly entityId: string;
  readonly eventTime: string;
  readonly triggeredByAnonymizeRequest: boolean;
  readonly originatedFrom: string | null;
  readonly entityEventSequence: string;
  readonly createdEvent?: { readonly entity: unknown };
  readonly updatedEvent?: { readonly currentEntity: unknown };
  readonly deletedEvent?: Readonly<Record<string, never>>;
  readonly actionEvent?: { readonly body: unknown };
}
