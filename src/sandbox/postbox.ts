import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import type { DomainEvent, SiteState } from './state.ts';

/** Seals events as Wix posts them to an app. */
export interface Postbox {
  /** PEM; what the app's strategy takes as `publicKey`. */
  readonly publicKey: string;
  /** The body of the POST: a JWT signed with RS256, good for two minutes from `sentAt` (milliseconds). */
  seal(event: DomainEvent, sentAt: number): Promise<string>;
}

const GOOD_FOR_SECONDS = 120;

/** A postbox with keys of its own. `siteOf` finds the site an event happened on. */
export function createPostbox(siteOf: (id: string) => SiteState): Postbox {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    seal: ({ eventType, site, ...data }, sentAt) => {
      const app = siteOf(site).apps[0];
      const identity = { identityType: 'APP', appId: app?.appId };
      const envelope = {
        eventType,
        instanceId: app?.instanceId,
        data: JSON.stringify(data),
        identity: JSON.stringify(identity),
      };
      const seconds = Math.floor(sentAt / 1000);
      return new SignJWT({ data: JSON.stringify(envelope) })
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + GOOD_FOR_SECONDS)
        .sign(privateKey);
    },
  };
}
