import type { Hono } from 'hono';
import type { Activity } from './activities.ts';
import { DELIVERY_FAULTS, type Webhook } from './courier.ts';
import { ACTIVITIES } from './customers/earning.ts';
import { FAULT_KINDS } from './faults/index.ts';
import { FIXTURES } from './fixtures/index.ts';
import type { SiteOptions } from './options.ts';
import { POPULATIONS, type Population, parsePopulation } from './population/parameters.ts';
import type { SiteState } from './state.ts';
import { SWITCHES } from './switches/index.ts';
import type { Sandbox } from './types.ts';

/** Where the control plane is, beside the routes of Wix. */
export const CONTROL_PATH = '/_sandbox';

const clockOf = (sandbox: Sandbox) => ({ now: new Date(sandbox.now()).toISOString() });

/** Adds the control plane: the sandbox's own methods over HTTP, JSON in and out, 400 with a message for what it cannot do. */
export function addControl(app: Hono, sandbox: Sandbox): void {
  const at = (name: string) => `${CONTROL_PATH}/${name}`;
  app.get(CONTROL_PATH, (c) =>
    c.json({
      sites: sandbox.sites(),
      ...clockOf(sandbox),
      fixtures: Object.keys(FIXTURES),
      switches: SWITCHES,
      faults: FAULT_KINDS,
      deliveryFaults: DELIVERY_FAULTS,
      activities: Object.keys(ACTIVITIES),
      populations: POPULATIONS,
    }),
  );
  app.get(at('state'), (c) => c.json(sandbox.state(c.req.query('site'))));
  app.put(at('state'), async (c) => {
    const site = c.req.query('site') ?? sandbox.sites()[0] ?? '';
    sandbox.setState(site, await c.req.json<SiteState>());
    return c.json(sandbox.state(site));
  });
  app.post(at('reset'), async (c) => {
    const { fixture, site } = await c.req.json<{ fixture?: string; site?: string }>();
    sandbox.reset(fixture, site);
    return c.json({ sites: sandbox.sites() });
  });
  app.put(at('population'), async (c) => {
    const site = c.req.query('site') ?? sandbox.sites()[0] ?? '';
    const given = await c.req.json<Population | string | null>();
    sandbox.populate(site, typeof given === 'string' ? parsePopulation(given) : given);
    return c.json(sandbox.state(site).population);
  });
  app.post(at('activities'), async (c) => {
    const site = c.req.query('site') ?? sandbox.sites()[0] ?? '';
    return c.json(sandbox.act(site, await c.req.json<Activity>()));
  });
  app.get(at('clock'), (c) => c.json(clockOf(sandbox)));
  app.post(at('clock'), async (c) => {
    const { advanceMs } = await c.req.json<{ advanceMs?: unknown }>();
    if (typeof advanceMs !== 'number' || !Number.isFinite(advanceMs))
      throw new RangeError('The clock is moved by {"advanceMs": milliseconds}.');
    sandbox.advance(advanceMs);
    return c.json(clockOf(sandbox));
  });
  app.get(at('faults'), (c) => c.json(sandbox.faults()));
  app.put(at('faults'), async (c) => {
    sandbox.setFaults(await c.req.json());
    return c.json(sandbox.faults());
  });
  app.get(at('switches'), (c) => c.json(sandbox.switches()));
  app.put(at('switches'), async (c) => {
    sandbox.setSwitches(await c.req.json());
    return c.json(sandbox.switches());
  });
  app.get(at('requests'), (c) => c.json(sandbox.requests()));
  app.delete(at('requests'), (c) => {
    sandbox.forgetRequests();
    return c.json([]);
  });
  app.get(at('events'), (c) => c.json(sandbox.events()));
  app.get(at('webhooks'), async (c) =>
    c.json({ publicKey: (await sandbox.postbox()).publicKey, deliveries: sandbox.deliveries() }),
  );
  app.put(at('webhooks'), async (c) => {
    sandbox.setWebhooks(await c.req.json<readonly Webhook[]>());
    return c.json({ publicKey: (await sandbox.postbox()).publicKey });
  });
  app.get(at('sites'), (c) => c.json(sandbox.sites()));
  app.post(at('sites'), async (c) => {
    sandbox.addSite(await c.req.json<SiteOptions>());
    return c.json(sandbox.sites());
  });
}
