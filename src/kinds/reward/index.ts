export { rewardKind as kind } from './spec.ts';

/** Loads the driver: only who talks to a site pays for the SDK. */
export const adapter = () => import('./wix.ts');
