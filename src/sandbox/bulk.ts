import type { WireBulkAnswer, WireBulkResult } from '../wire/index.ts';
import type { Announcement, Call, Deed } from './call.ts';
import { editSite, type SiteEdit } from './edits.ts';
import { ordered } from './entities.ts';
import { failed, invalidField, itemError, Refusal } from './refusals.ts';

/** What one item of a bulk create became. */
export interface Created {
  readonly id: string;
  readonly shown: unknown;
  readonly edits: readonly SiteEdit[];
  readonly announces: readonly Announcement[];
}

/**
 * Creates items one after another, each on the site the earlier ones left, and reports item by item with HTTP 200. Refuses the whole
 * call when the list is empty or too long. The first `call.failingItems` items fail by order of a fault.
 */
export function bulkCreate(call: Call, key: string, max: number, create: (call: Call, sent: unknown) => Created): Deed {
  const sent = call.body[key];
  if (!Array.isArray(sent) || sent.length === 0) throw invalidField(key, 'must have at least 1 item', 'MIN_SIZE');
  if (sent.length > max) throw invalidField(key, `must have at most ${max} items`, 'MAX_SIZE');
  const edits: SiteEdit[] = [];
  const announces: Announcement[] = [];
  const scrambled = call.switches.inventedCodes === 'scrambled';
  let site = call.site;
  const results = sent.map((item: unknown, originalIndex): WireBulkResult<unknown> => {
    try {
      if (originalIndex < call.failingItems) throw failed();
      const created = create({ ...call, site }, item);
      site = editSite(site, created.edits);
      edits.push(...created.edits);
      announces.push(...created.announces);
      const error = call.switches.bulkError === 'null' ? { error: null } : {};
      const shown = call.switches.bulkItem === 'present' ? { item: created.shown } : {};
      return { itemMetadata: { id: created.id, originalIndex, success: true, ...error }, ...shown };
    } catch (reason) {
      if (!(reason instanceof Refusal)) throw reason;
      return { itemMetadata: { originalIndex, success: false, error: itemError(reason, scrambled) } };
    }
  });
  const totalFailures = results.filter(({ itemMetadata }) => !itemMetadata.success).length;
  const inOrder =
    call.switches.bulkOrder === 'original'
      ? results
      : ordered(results, { index: call.index, switches: { ...call.switches, lists: 'shuffled' } });
  const answer: WireBulkAnswer<unknown> = {
    results: inOrder,
    bulkActionMetadata: { totalSuccesses: results.length - totalFailures, totalFailures, undetailedFailures: 0 },
  };
  return { answer: { ...answer }, edits, announces };
}
