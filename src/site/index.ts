/** The border to Wix: one site, the real SDK behind a transport of ours, and nothing but Failures when something goes wrong. */
export type { Bound } from './bind.ts';
export type { Clock } from './clock.ts';
export { connect, type Site } from './connect.ts';
export { iconFromSdk, iconToSdk } from './icons.ts';
export type { Credentials, Fetch, SiteOptions, TraceLine } from './options.ts';
