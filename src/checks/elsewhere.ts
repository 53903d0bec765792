import type { Severity } from '../kernel/problem.ts';
import type { CheckId } from './check.ts';

/** A rule of the catalogue that has no check here: something else holds it, or it comes with what it is about. */
export interface Elsewhere {
  readonly id: CheckId;
  readonly severity: Severity;
  readonly title: string;
  readonly status: 'held' | 'later';
  /** What holds it, and under which code; or the feature it comes with. */
  readonly by: string;
}

const held = (id: CheckId, title: string, by: string): Elsewhere => ({
  id,
  severity: 'error',
  title,
  status: 'held',
  by,
});
const later = (id: CheckId, severity: Severity, title: string, by: string): Elsewhere => ({
  id,
  severity,
  title,
  status: 'later',
  by,
});

const SYNC = 'two-way sync of points (`customers sync`)';
const MESSAGES = 'messages and milestones (`customers notify`)';
const SERVICE = 'the service (`serve`, `worker`)';

/** Every rule that is not built here, in the order of the catalogue. */
export const ELSEWHERE: readonly Elsewhere[] = [
  held(
    'L-VAL-11',
    'the value of a reward is out of range or has more than 2 decimals',
    'reading of rewards (`AMOUNT`)',
  ),
  held('L-EARN-01', 'trigger and way to reckon do not fit', 'reading of earning rules (`L-EARN-01`)'),
  held('L-EARN-04', 'a pre-installed rule would be deleted', 'planning of deletes (`NOT_DELETABLE`)'),
  held('L-EARN-12', 'too many values by tier, or a title out of range', 'the schema of the file, and `TEXT_LENGTH`'),
  held(
    'L-TIER-02',
    'too many tiers, or a name or description out of range or there twice',
    'the schema of the file, `TEXT_LENGTH`, `NAME_TWICE` and `TOO_MANY_TIERS`',
  ),
  later('L-TIER-12', 'critical', 'sync is on, tiers are on, and nobody says whether adjustments count for tiers', SYNC),
  held(
    'L-REW-07',
    'values of a reward that exclude each other, or none, or a name out of range',
    'reading of rewards (`ONE_OF`), the schema of the file, and `TEXT_LENGTH`',
  ),
  later(
    'L-REW-11',
    'warning',
    'a coupon is for an item that the site does not have',
    "reading of the site's catalogue",
  ),
  held(
    'L-PROG-01',
    'the name of the program or of its points is out of range',
    'the schema of the file, and `TEXT_LENGTH`',
  ),
  {
    ...held(
      'L-LAW-02',
      'points expire by time alone in Ontario',
      'Wix: points expire by inactivity only, and the file cannot say otherwise',
    ),
    severity: 'warning',
  },
  later('L-OPS-01', 'error', 'a message goes to somebody who has not subscribed', MESSAGES),
  later('L-OPS-02', 'error', 'a badge for a contact that is no member', MESSAGES),
  later('L-OPS-03', 'critical', 'a flow writes balances instead of amounts', SYNC),
  later('L-OPS-04', 'error', 'an idempotency key made of time or chance', SYNC),
  later('L-OPS-05', 'error', 'a description that is too long with its marker', SYNC),
  later('L-OPS-06', 'critical', 'both sides of a sync give points for one channel', SYNC),
  later('L-OPS-07', 'warning', 'a sync looks back too little after an outage', SYNC),
  later('L-OPS-08', 'warning', 'many mail addresses belong to two contacts', SYNC),
  {
    ...held(
      'L-OPS-09',
      'a plan is carried out long after it was made, or after the site moved',
      'applying a saved plan (`L-OPS-09` after 24 hours, exit 4 when the site moved)',
    ),
    severity: 'critical',
  },
  later('L-OPS-10', 'warning', 'an operation has more calls than the night', SERVICE),
  later('L-OPS-11', 'warning', 'a milestone goes by a balance that redeeming lowers', MESSAGES),
  later('L-OPS-12', 'critical', 'one account earns too often, or one operator gives too much', SERVICE),
];
