import { settingsSchema } from '../../src/checks/index.ts';

const checks = Object.keys(settingsSchema()['properties'] as object);

/** The section `checks:` with every expert check off: for files that are not about what an expert thinks of them. */
export const NO_CHECKS = Object.fromEntries(checks.map((id) => [id, { off: true, reason: 'not what is tried here' }]));

/** Every consent there is. Checks that can only be obeyed stay as they are. */
export const CONSENTS: readonly string[] = [
  '--allow-delete',
  '--allow-adverse',
  ...['delete-limit', 'resemblance', ...checks].flatMap((name) => ['--override', name]),
  ...['--reason', 'a trial'],
];

/** Every consent, and nothing asked about customers: for what counts calls or seconds. */
export const UNWEIGHED: readonly string[] = [...CONSENTS, '--impact', 'off'];
