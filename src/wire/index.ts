/** The contract with Wix: routes, bodies, limits, names. Imports nothing; everyone may read it. */
export * from './accounts.ts';
export * from './apps.ts';
export * from './coupon-scopes.ts';
export * from './customer-routes.ts';
export * from './earning-rules.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './followed-channels.ts';
export * from './images.ts';
export * from './jobs.ts';
export * from './limits.ts';
export * from './program.ts';
export * from './rewards.ts';
export * from './route.ts';
export * from './routes.ts';
export * from './search.ts';
export * from './tiers.ts';
