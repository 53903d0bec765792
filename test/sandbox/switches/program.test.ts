import type { PROGRAM_SWITCHES } from '../../../src/sandbox/switches/program.ts';
import { idOf, PROGRAM, refusal } from '../support/site.ts';
import { type Site, type SwitchCase, testSwitches } from './case.ts';

const named = ({ client }: Site) => client.programs.updateLoyaltyProgram({ name: 'Bean Club' });
const patch = ({ ask }: Site, loyaltyProgram: unknown) => ask('PATCH', PROGRAM, { loyaltyProgram });
const programOf = async ({ client }: Site) => (await client.programs.getLoyaltyProgram()).loyaltyProgram;

const CASES: { readonly [Name in keyof typeof PROGRAM_SWITCHES]: SwitchCase } = {
  programPatch: {
    probe: async (site) => {
      await patch(site, {
        pointDefinition: { customName: 'Beans', icon: { url: 'shapes/x.svg' } },
        pointsExpiration: { monthsOfInactivity: 6, expiringPointsPercentage: 50 },
      });
      await patch(site, { pointDefinition: { customName: 'Seeds' }, pointsExpiration: { monthsOfInactivity: 7 } });
      const program = await programOf(site);
      return [program?.pointDefinition, program?.pointsExpiration?.expiringPointsPercentage];
    },
    expected: { merge: [{ customName: 'Seeds', icon: 'shapes/x.svg' }, 50], replace: [{ customName: 'Seeds' }, 100] },
  },
  nullProgramName: {
    probe: async (site) => {
      await named(site);
      const { status } = await patch(site, { name: null });
      return [status, (await programOf(site))?.name];
    },
    expected: { refused: [400, 'Bean Club'], ignored: [200, 'Bean Club'] },
  },
  nullPointsName: {
    probe: async (site) => {
      await patch(site, { pointDefinition: { customName: 'Beans' } });
      await patch(site, { pointDefinition: { customName: null } });
      return (await programOf(site))?.pointDefinition?.customName;
    },
    expected: { cleared: undefined, ignored: 'Beans' },
  },
  repeatedStatus: {
    probe: async (site) => {
      const { client } = site;
      await named(site);
      await client.programs.activateLoyaltyProgram();
      return [
        await refusal(client.programs.activateLoyaltyProgram()),
        await refusal(client.programs.disablePointsExpiration()),
      ];
    },
    expected: { accepted: ['accepted', 'accepted'], refused: ['428 FAILED_PRECONDITION', '428 FAILED_PRECONDITION'] },
  },
  pauseDraft: {
    probe: async (site) => {
      await named(site);
      return [await refusal(site.client.programs.pauseLoyaltyProgram()), (await programOf(site))?.status];
    },
    expected: { refused: ['428 FAILED_PRECONDITION', 'DRAFT'], accepted: ['accepted', 'PAUSED'] },
  },
  pauseWithLastRule: {
    probe: async (site) => {
      const { client } = site;
      await named(site);
      await client.programs.activateLoyaltyProgram();
      const [signUp] = (await client.earningRules.listEarningRules()).earningRules ?? [];
      await client.earningRules.updateLoyaltyEarningRule(idOf(signUp), { status: 'PAUSED', revision: '1' } as never);
      return [
        (await programOf(site))?.status,
        site.sandbox.events().map(({ entityFqdn }) => entityFqdn.split('.').pop()),
      ];
    },
    expected: {
      stays: ['ACTIVE', ['program', 'program', 'loyalty_earning_rule']],
      paused: ['PAUSED', ['program', 'program', 'loyalty_earning_rule', 'program']],
    },
  },
  activateWithoutFeature: {
    fixture: 'free',
    probe: async (site) => {
      await named(site);
      return refusal(site.client.programs.activateLoyaltyProgram());
    },
    expected: { accepted: 'accepted', refused: '428 FAILED_PRECONDITION' },
  },
  expirationWithoutFeature: {
    fixture: 'free',
    probe: (site) => refusal(site.client.programs.enablePointsExpiration()),
    expected: { refused: '428 FAILED_PRECONDITION', accepted: 'accepted' },
  },
  expirationEditsWhileDisabled: {
    probe: async (site) => {
      const { status } = await patch(site, { pointsExpiration: { monthsOfInactivity: 9 } });
      return [status, (await programOf(site))?.pointsExpiration?.monthsOfInactivity];
    },
    expected: { accepted: [200, 9], refused: [428, 3], ignored: [200, 3] },
  },
  programEventId: {
    probe: async (site) => {
      await named(site);
      return site.sandbox.events()[0]?.entityId;
    },
    expected: { site: 'sandbox', zero: '00000000-0000-0000-0000-000000000000' },
  },
};

testSwitches('answers about the program', CASES);
