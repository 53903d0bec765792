import { EVENTS, type WireDomainEvent } from '../wire/index.ts';
import type { Announcement } from './call.ts';
import type { DomainEvent } from './state.ts';

const change = ({ event, entity }: Announcement): Partial<WireDomainEvent> => {
  const { slug } = EVENTS[event];
  if (slug === 'created') return { createdEvent: { entity } };
  if (slug === 'updated') return { updatedEvent: { currentEntity: entity } };
  return slug === 'deleted' ? { deletedEvent: {} } : { actionEvent: { body: entity } };
};

const sequenceOf = ({ entity, sequence }: Announcement): string =>
  sequence ?? String((entity as { revision?: string | number } | undefined)?.revision ?? '1');

/** The events of a commit as Wix writes them, microseconds included. */
export function domainEvents(
  site: string,
  announced: readonly Announcement[],
  now: string,
  newId: () => string,
): readonly DomainEvent[] {
  return announced.map((announcement) => {
    const { type, entity, slug } = EVENTS[announcement.event];
    return {
      eventType: type,
      site,
      id: newId(),
      entityFqdn: entity,
      slug,
      entityId: announcement.entityId,
      eventTime: now.replace('Z', '000Z'),
      triggeredByAnonymizeRequest: false,
      originatedFrom: null,
      entityEventSequence: sequenceOf(announcement),
      ...change(announcement),
    };
  });
}
