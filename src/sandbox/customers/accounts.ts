import type { Call } from '../call.ts';
import type { StoredAccount } from '../customer-state.ts';

/** An account without points. */
export const newAccount = (
  { newId, now }: Pick<Call, 'newId' | 'now'>,
  contactId: string,
  memberId: string | undefined,
): StoredAccount => ({
  id: newId(),
  contactId,
  ...(memberId === undefined ? {} : { memberId }),
  points: { balance: 0, earned: 0, adjusted: 0, redeemed: 0, expired: 0 },
  createdDate: now,
  updatedDate: now,
  revision: '1',
  tier: { updatedDate: now },
});
