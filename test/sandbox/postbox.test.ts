import { tiers } from '@wix/loyalty';
import { AppStrategy, createClient } from '@wix/sdk';
import { describe, expect, it } from 'vitest';
import { aSite, idOf } from './support/site.ts';

describe('an event', () => {
  it('is sealed so that the SDK opens it and hands it to the listener of its kind', async () => {
    const { sandbox, client } = aSite();
    const tier = await client.tiers.createTier({ tierDefinition: { name: 'Silver' }, requiredPoints: 1 });
    await client.tiers.deleteTier(idOf(tier), '1');
    const postbox = await sandbox.postbox();
    const app = createClient({
      modules: { tiers },
      auth: AppStrategy({ appId: 'sandbox-app', publicKey: postbox.publicKey } as never),
    });
    const seen: unknown[] = [];
    app.tiers.onTierCreated(
      ({ entity, metadata }) => void seen.push([entity._id, entity.tierDefinition?.name, metadata.instanceId]),
    );
    app.tiers.onTierDeleted(({ metadata }) => void seen.push([metadata.entityId]));
    for (const event of sandbox.events()) await app.webhooks.process(await postbox.seal(event, Date.now()));
    const [{ instanceId } = { instanceId: '' }] = sandbox.state().apps;
    expect(seen).toEqual([[tier._id, 'Silver', instanceId], [tier._id]]);
  });

  it('is refused when it is too old', async () => {
    const { sandbox, client } = aSite();
    await client.programs.updateLoyaltyProgram({ name: 'Bean Club' });
    const postbox = await sandbox.postbox();
    const app = createClient({
      modules: { tiers },
      auth: AppStrategy({ appId: 'sandbox-app', publicKey: postbox.publicKey } as never),
    });
    const [event] = sandbox.events();
    if (event === undefined) throw new Error('There is no event');
    await expect(app.webhooks.process(await postbox.seal(event, Date.now() - 600_000))).rejects.toThrow();
    expect(await sandbox.postbox()).toBe(postbox);
  });
});
