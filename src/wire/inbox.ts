/** Who talks with the business: exactly one of the three. */
export interface WireParticipant {
  readonly memberId?: string;
  readonly contactId?: string;
  readonly anonymousVisitorId?: string;
}

export interface WireConversation {
  readonly id: string;
  readonly participant: WireParticipant;
  readonly channels: readonly string[];
  readonly businessDisplayData: { readonly name: string };
  readonly participantDisplayData: { readonly name: string };
  readonly createdDate: string;
}

export const MESSAGE_VISIBILITIES = ['BUSINESS_AND_PARTICIPANT', 'BUSINESS'] as const;
export const MESSAGE_DIRECTIONS = ['BUSINESS_TO_PARTICIPANT', 'PARTICIPANT_TO_BUSINESS'] as const;

/** A message; `id` and `sequence` are microseconds since 1970. */
export interface WireMessage {
  readonly id: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly visibility: (typeof MESSAGE_VISIBILITIES)[number];
  readonly direction: (typeof MESSAGE_DIRECTIONS)[number];
  readonly badges: readonly unknown[];
  readonly targetChannels: readonly string[];
  readonly sourceChannel: string;
  readonly appId?: string;
  readonly sequence: string;
  readonly createdDate: string;
}

/** Messages on a page. */
export const MESSAGES_PER_PAGE = 30;
