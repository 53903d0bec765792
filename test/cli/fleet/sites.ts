import { type Shop, type ShopOptions, shop } from '../../support/shop.ts';

/** Sites side by side, each with a key of its own, that all have the fixture `store`. */
export interface Sites extends Shop {
  /** Files of all sites, in order: `s01.yaml`, … */
  readonly files: readonly string[];
  /** What somebody does in the dashboard of one site. */
  pauseRule(site: string): void;
}

/** A name of a site, and of its file: `s07`. */
export const nameOf = (number: number): string => `s${String(number).padStart(2, '0')}`;

/** A file that says what the fixture has. */
export const SAME = (site: string, more = ''): string => `version: 1
site: ${site}
currency: USD
credentials: { apiKey: "\${KEY_${site.toUpperCase()}}" }
program: { name: Northwind Perks, points: { name: Stars } }
earningRules:
  purchase: { title: 5 stars for every $1, trigger: stores/OrderPaid, status: active }
rewards:
  five-off: { name: $5 off your order, costInPoints: 500, coupon: { fixedAmount: 5 } }
${more}`;

/** Opens so many sites; `texts` replaces the files of some. */
export async function sites(
  count: number,
  texts: Readonly<Record<string, string>> = {},
  options: ShopOptions = {},
): Promise<Sites> {
  const names = Array.from({ length: count }, (_, index) => nameOf(index + 1));
  const made = await shop({
    ...options,
    files: Object.fromEntries(names.map((name) => [`${name}.yaml`, texts[name] ?? SAME(name)])),
    env: {
      ...Object.fromEntries(names.map((name) => [`KEY_${name.toUpperCase()}`, `key-of-${name}`])),
      ...options.env,
    },
  });
  for (const name of names) made.sandbox.addSite({ id: name, key: `key-of-${name}`, fixture: 'store' });
  return {
    ...made,
    files: names.map((name) => `${name}.yaml`),
    pauseRule: (site) => {
      const { earningRules } = made.sandbox.state(site);
      made.sandbox.setState(site, {
        earningRules: earningRules.map((rule) =>
          rule.triggerActivityType === 'stores/OrderPaid'
            ? { ...rule, status: 'PAUSED' as const, revision: String(Number(rule.revision) + 1) }
            : rule,
        ),
      });
    },
  };
}

/** A reward that customers get for less: nobody minds. */
export const CHEAPER = (site: string): string => SAME(site).replace('costInPoints: 500', 'costInPoints: 450');
