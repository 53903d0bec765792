import { describe, expect, it } from 'vitest';
import {
  APPS,
  COUPON_SCOPES,
  CUSTOM_EARNING_RULE_TYPES,
  CUSTOM_RULE_TRIGGERS,
  EVENTS,
  FOLLOWED_CHANNELS,
  KNOWN_TRIGGERS,
  LIMITS,
  MAX_FOLLOWED_CHANNELS,
} from '../../src/wire/index.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('facts of the contract', () => {
  it('gives every app a GUID of its own', () => {
    const ids = Object.values(APPS);
    expect(ids.every((id) => GUID.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('accepts orders of the store under both app ids, the documented one first', () => {
    const trigger = KNOWN_TRIGGERS.find(({ activityType }) => activityType === 'stores/OrderPaid');
    expect(trigger?.appIds).toEqual([APPS.ecommerce, APPS.stores]);
  });

  it('finds the trigger of each custom rule among the known ones', () => {
    for (const type of CUSTOM_EARNING_RULE_TYPES) {
      const trigger = KNOWN_TRIGGERS.find(({ activityType }) => activityType === CUSTOM_RULE_TRIGGERS[type]);
      expect(trigger?.class).toBe('custom');
    }
  });

  it('spells event types from entity and slug', () => {
    const { subscriptionChanged: ofTheOlderKind, ...others } = EVENTS;
    for (const { type, entity, slug } of Object.values(others)) expect(type).toBe(`${entity}_${slug}`);
    expect(ofTheOlderKind.type).toMatch(/\.EmailSubscriptionChanged$/);
  });

  it('has no empty range', () => {
    for (const { min, max } of Object.values(LIMITS)) expect(min).toBeLessThanOrEqual(max);
  });

  it('lets a member follow every channel there is', () => {
    expect(FOLLOWED_CHANNELS.length - 1).toBe(MAX_FOLLOWED_CHANNELS);
  });

  it('names each coupon scope once', () => {
    const names = COUPON_SCOPES.map(({ namespace }) => namespace);
    expect(new Set(names).size).toBe(names.length);
  });
});
