import { question } from './question.ts';

/** Questions about every call. */
export const TRANSPORT_SWITCHES = {
  gateway: question(
    'Must a call carry the x-wix-bi-gateway header of the SDK, naming the method of its route?',
    {
      logged: 'a call without it, or with another method, is answered and logged as viaSdk: false',
      required: 'it is refused with 400',
    },
    'logged',
  ),
  bothHeaders: question(
    'May an API key send wix-site-id and wix-account-id together?',
    { accepted: 'the account header is ignored', refused: '400' },
    'accepted',
  ),
  loyaltyAppMissing: question(
    'What does a site without the loyalty app answer?',
    { '404': '404 APP_NOT_INSTALLED', '403': '403 APP_NOT_INSTALLED' },
    '404',
  ),
  inventedCodes: question(
    'Which code does a refusal bear that nobody has seen on a live site? (The HTTP status stays.)',
    {
      plausible: 'one in the style of the documented ones',
      scrambled: 'one that nobody could have written down beforehand',
    },
    'plausible',
  ),
  consistencyToken: question(
    'Do answers to writes carry X-Wix-Consistent?',
    { issued: 'yes; whether it comes back is logged', absent: 'no' },
    'issued',
  ),
  legacyMirrors: question(
    'Do answers repeat the base entry of per-tier lists in the fields of older versions?',
    {
      off: 'no',
      on: 'yes: requiredPoints, discountAmount.amount, conversionRate.moneyAmount and points, fixedAmount.points',
    },
    'off',
  ),
  lists: question(
    'In which order do lists answer, per-tier entries included?',
    { ordered: 'tiers by threshold, everything else as created', shuffled: 'another order with each call' },
    'ordered',
  ),
  nulls: question(
    'Does a field sent as null come back?',
    { dropped: 'no, as documented for tierId', kept: 'yes, as null' },
    'dropped',
  ),
  serverDefaults: question(
    'Does the server fill what was not sent (status and values of expiration, active: false, description "")?',
    { filled: 'yes', absent: 'no: such fields are missing from answers' },
    'filled',
  ),
  noopUpdate: question(
    'Does an update that changes nothing raise the revision?',
    { raises: 'yes', keeps: 'no' },
    'raises',
  ),
  httpsIcon: question(
    'What becomes of an icon given as an https address?',
    { kept: 'it comes back as sent, without an id', imported: 'it is imported: another address, an id, sizes' },
    'kept',
  ),
  emptyIcon: question(
    'What does an icon sent as null or {} do to one that is there?',
    { ignored: 'nothing', cleared: 'it is removed' },
    'ignored',
  ),
  bulkItem: question(
    'Does a bulk answer return the created entities?',
    { present: 'yes', absent: 'no, only their ids' },
    'present',
  ),
  bulkError: question(
    'What does a bulk result without a failure hold as its error?',
    { null: 'error: null', absent: 'no such key' },
    'null',
  ),
  bulkOrder: question(
    'Do bulk results come in the order of the request?',
    { original: 'yes', shuffled: 'no, only originalIndex tells' },
    'original',
  ),
  requestLimitAnswer: question(
    'How does Wix say "too many requests"?',
    {
      seconds: '429 with Retry-After in seconds',
      date: '429 with Retry-After as a date',
      bare: '429 without Retry-After',
      text: '429 with a text body and no Retry-After',
    },
    'seconds',
  ),
} as const;
