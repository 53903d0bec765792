export const FOLLOWED_CHANNELS = ['UNKNOWN_CHANNEL', 'FACEBOOK', 'INSTAGRAM', 'LINKEDIN', 'X', 'TIKTOK'] as const;

/** A social channel that a member follows; needs a member's identity, so an API key never sees one. */
export interface WireFollowedChannel {
  readonly id?: string;
  readonly accountId?: string;
  readonly channel?: (typeof FOLLOWED_CHANNELS)[number];
  readonly createdDate?: string;
}
