import { addressOf } from '../../kernel/address.ts';
import type { Keyed, Written } from '../../kernel/kind.ts';
import { LIMITS } from '../../wire/limits.ts';
import { namedApart } from '../export.ts';
import { remarksOf, type Saying, said, sayText, sayWord } from '../sayable.ts';
import { claimRules } from './claim.ts';
import { readRules } from './read.ts';
import { classOf, type EarningRuleSpec } from './rule.ts';
import { STATUSES } from './schema.ts';
import { appFor, sameApp } from './triggers.ts';

type Thing = Keyed<EarningRuleSpec>;

/** The rules as a file declares them: every value, and `id` where trigger and title do not tell one from another. */
export function writeRules(things: readonly Thing[]): Written {
  const anyTiers = things.some(({ live }) => Object.keys(live.spec.byTier).length > 0);
  const drafts = things.map((thing) => {
    const sayings = sayingsOf(thing, anyTiers);
    return { thing, entry: said(sayings), remarks: [...remarksOf(sayings), ...strangers(thing)] };
  });
  return {
    file:
      drafts.length === 0
        ? {}
        : { earningRules: namedApart(drafts, (file) => readRules({ earningRules: file }).wanted, claimRules) },
    remarks: drafts.flatMap(({ remarks }) => remarks),
  };
}

function sayingsOf({ key, live: { spec } }: Thing, anyTiers: boolean): readonly Saying[] {
  const address = addressOf('earningRules', key);
  return [
    ...sourceOf(spec),
    sayText(address, 'title', spec.title, LIMITS.ruleTitle),
    sayWord(address, 'status', spec.status, STATUSES),
    { key: 'fixedAmount', ...(spec.fixedAmount ? { value: spec.fixedAmount } : {}) },
    { key: 'conversionRate', ...(spec.conversionRate ? { value: spec.conversionRate } : {}) },
    { key: 'byTier', ...(anyTiers ? { value: spec.byTier } : {}) },
  ];
}

function sourceOf(spec: EarningRuleSpec): readonly Saying[] {
  if (spec.custom) return [{ key: 'custom', value: spec.custom }];
  const trigger = spec.trigger as string;
  const plain = sameApp(spec.triggerApp, appFor(trigger));
  return [
    ...(classOf(spec) === 'automation' ? [{ key: 'adopt', value: true }] : []),
    { key: 'trigger', value: trigger },
    ...(plain ? [] : [{ key: 'triggerApp', value: spec.triggerApp }]),
  ];
}

function strangers({ key, live: { spec } }: Thing): readonly string[] {
  const ids = Object.keys(spec.otherTiers);
  if (ids.length === 0) return [];
  return [
    `${addressOf('earningRules', key)}: values for tiers that the site does not have (ids ${ids.join(', ')}) are left out; they stay as they are.`,
  ];
}
