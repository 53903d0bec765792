// The floor of a hundred updates, ten at a time, for there is no bulk update: 105 calls in 11 rounds.
import { call, hangUp, readSite } from './http.mjs';

/** @typedef {{ method: string, path: string, body: unknown }} Write */

const [, , , { earningRules }, { rewards }] = await readSite();

/** @param {any} amounts @param {string} list */
const dearer = (amounts, list) => ({
  ...amounts,
  [list]: amounts[list].map((/** @type {any} */ entry) => ({
    ...entry,
    ...('points' in entry ? { points: entry.points + 1 } : { costInPoints: entry.costInPoints + 1 }),
  })),
});

/** @param {any} rule @returns {Write} */
function ruleWrite(rule) {
  const kind = rule.fixedAmount ? 'fixedAmount' : 'conversionRate';
  return {
    method: 'PUT',
    path: `/_api/loyalty-earning-rules/v1/earning-rules/${rule.id}`,
    body: { earningRule: { ...rule, [kind]: dearer(rule[kind], 'configs') } },
  };
}

/** @param {any} reward @returns {Write} */
function rewardWrite(reward) {
  const { couponReward } = reward;
  const kind = ['fixedAmount', 'percentage', 'freeShipping'].find((name) => couponReward[name]) ?? '';
  return {
    method: 'PUT',
    path: `/loyalty-rewards/v1/rewards/${reward.id}`,
    body: {
      reward: { ...reward, couponReward: { ...couponReward, [kind]: dearer(couponReward[kind], 'configsByTier') } },
    },
  };
}

/** @type {Write[]} */
const writes = [...earningRules.map(ruleWrite), ...rewards.map(rewardWrite)];
// Wave after wave, so that the number of rounds is exact.
for (let from = 0; from < writes.length; from += 10) {
  await Promise.all(writes.slice(from, from + 10).map(({ method, path, body }) => call(method, path, body)));
}
hangUp();
