import { describe, expect, it } from 'vitest';
import { aSite, PROGRAM, refusal } from './support/site.ts';

const NAME_REFUSED = "Program name is required to set up an active program or change the program's status.";

describe('a program', () => {
  it('starts without a name, as a draft, with the defaults of points expiration', async () => {
    const { client } = aSite();
    const { loyaltyProgram } = await client.programs.getLoyaltyProgram();
    expect(loyaltyProgram?.name).toBeUndefined();
    expect(loyaltyProgram?.pointDefinition).toBeUndefined();
    expect(loyaltyProgram?.status).toBe('DRAFT');
    expect(loyaltyProgram?.pointsExpiration).toEqual({
      status: 'DISABLED',
      monthsOfInactivity: 3,
      expiringPointsPercentage: 100,
    });
    expect(loyaltyProgram?.premiumFeatures).toEqual({ loyaltyProgram: true, tiers: true, pointsExpiration: true });
  });

  it('refuses any status without a name, with the violation seen on a live site', async () => {
    const { ask } = aSite();
    for (const action of ['activate', 'pause']) {
      const { status, body } = await ask('POST', `${PROGRAM}/${action}`, {});
      expect(status).toBe(400);
      expect(body.details).toEqual({
        validationError: { fieldViolations: [{ field: 'programName', description: NAME_REFUSED }] },
      });
    }
  });

  it('goes from draft to active to paused and back, and never to draft', async () => {
    const { client } = aSite();
    await client.programs.updateLoyaltyProgram({ name: 'Bean Club', status: 'ACTIVE' });
    expect((await client.programs.getLoyaltyProgram()).loyaltyProgram?.status).toBe('DRAFT');
    expect((await client.programs.activateLoyaltyProgram()).loyaltyProgram?.status).toBe('ACTIVE');
    expect((await client.programs.pauseLoyaltyProgram()).loyaltyProgram?.status).toBe('PAUSED');
    expect((await client.programs.activateLoyaltyProgram()).loyaltyProgram?.status).toBe('ACTIVE');
  });

  it('keeps what a PATCH does not send and moves updatedDate with the sandbox clock', async () => {
    const { client, sandbox } = aSite();
    await client.programs.updateLoyaltyProgram({
      name: 'Bean Club',
      pointDefinition: { customName: 'Beans', icon: 'https://a.example/b.svg' },
    });
    sandbox.advance(60_000);
    const { loyaltyProgram } = await client.programs.updateLoyaltyProgram({
      pointsExpiration: { monthsOfInactivity: 12 },
    });
    expect(loyaltyProgram?.pointDefinition).toEqual({ customName: 'Beans', icon: 'https://a.example/b.svg' });
    expect(loyaltyProgram?.pointsExpiration).toMatchObject({ monthsOfInactivity: 12, expiringPointsPercentage: 100 });
    expect(loyaltyProgram?._updatedDate?.toISOString()).toBe('2026-11-20T12:01:00.000Z');
  });

  it.each([
    ['a name of one letter', { name: 'x' }, 'name'],
    ['a name of 51', { name: 'x'.repeat(51) }, 'name'],
    ['a points name of 21', { pointDefinition: { customName: 'x'.repeat(21) } }, 'pointDefinition.customName'],
    ['13 months', { pointsExpiration: { monthsOfInactivity: 13 } }, 'pointsExpiration.monthsOfInactivity'],
    ['half a month', { pointsExpiration: { monthsOfInactivity: 1.5 } }, 'pointsExpiration.monthsOfInactivity'],
    ['no percent', { pointsExpiration: { expiringPointsPercentage: 0 } }, 'pointsExpiration.expiringPointsPercentage'],
  ])('refuses %s', async (_, change, field) => {
    const { client, sandbox } = aSite();
    expect(await refusal(client.programs.updateLoyaltyProgram(change))).toBe(`400 loyaltyProgram.${field}`);
    expect(sandbox.requests()[0]).toMatchObject({ write: true, committed: false });
  });

  it('enables and disables points expiration and keeps its values', async () => {
    const { client } = aSite();
    await client.programs.updateLoyaltyProgram({
      pointsExpiration: { monthsOfInactivity: 6, expiringPointsPercentage: 50 },
    });
    const values = { monthsOfInactivity: 6, expiringPointsPercentage: 50 };
    expect((await client.programs.enablePointsExpiration()).loyaltyProgram?.pointsExpiration).toEqual({
      status: 'ENABLED',
      ...values,
    });
    expect((await client.programs.disablePointsExpiration()).loyaltyProgram?.pointsExpiration).toEqual({
      status: 'DISABLED',
      ...values,
    });
  });

  it('tells each change as an event', async () => {
    const { client, sandbox } = aSite();
    await client.programs.updateLoyaltyProgram({ name: 'Bean Club' });
    await client.programs.activateLoyaltyProgram();
    const [first, second] = sandbox.events();
    expect(first).toMatchObject({
      eventType: 'wix.loyalty.v1.program_updated',
      site: 'sandbox',
      slug: 'updated',
      entityFqdn: 'wix.loyalty.v1.program',
      eventTime: '2026-11-20T12:00:00.000000Z',
      updatedEvent: { currentEntity: { name: 'Bean Club', status: 'DRAFT' } },
    });
    expect(second?.updatedEvent).toMatchObject({ currentEntity: { status: 'ACTIVE' } });
  });
});
