import { FOLLOWED_CHANNELS, SOCIAL_MEDIA_ROUTES, type WireFollowedChannel } from '../../wire/index.ts';
import type { Area, Call, Deed } from '../call.ts';
import { alreadyExists, forbidden } from '../refusals.ts';
import type { SiteState } from '../state.ts';
import { asObject, Violations } from '../violations.ts';

type Followed = SiteState['followedChannels'][number];

const memberOf = (call: Call): string => {
  if (call.caller.kind !== 'member') throw forbidden();
  return call.caller.memberId;
};

const shown = ({ memberId: _memberId, ...channel }: Followed): WireFollowedChannel => channel;

const followedBy = (call: Call, memberId: string): readonly Followed[] =>
  call.site.followedChannels.filter((followed) => followed.memberId === memberId);

function follow(call: Call): Deed {
  const memberId = memberOf(call);
  const { channel } = asObject(call.body.followedChannel);
  const violations = new Violations();
  violations.required('followedChannel.channel', channel);
  violations.oneOf('followedChannel.channel', channel, FOLLOWED_CHANNELS.slice(1));
  violations.refuse();
  if (followedBy(call, memberId).some((followed) => followed.channel === channel))
    throw alreadyExists('The member follows this channel');
  const entity: Followed = {
    id: call.newId(),
    accountId: memberId,
    channel: channel as NonNullable<Followed['channel']>,
    createdDate: call.now,
    memberId,
  };
  return {
    answer: { followedChannel: shown(entity) },
    edits: [{ put: 'followedChannels', entity }],
    announces: [{ event: 'followedChannelCreated', entityId: entity.id, entity: shown(entity) }],
  };
}

/** `@wix/loyalty` socialMedia: members only. Which channels a site offers is set in the dashboard and has no public call. */
export const SOCIAL_MEDIA_AREA: Area = {
  routes: SOCIAL_MEDIA_ROUTES,
  calls: {
    createFollowedChannel: follow,
    listFollowedChannels: (call) => ({ answer: { followedChannels: followedBy(call, memberOf(call)).map(shown) } }),
  },
};
