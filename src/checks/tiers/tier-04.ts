import { define } from '../check.ts';
import { AT } from '../program.ts';
import type { Move } from '../subject.ts';

/** What a file leaves out stays as the site has it, so this can only be told of the result. */
export const tier04 = define({
  id: 'L-TIER-04',
  severity: 'error',
  scope: 'live',
  title: 'tiers go live while the base tier has no name',
  why: 'Everybody starts in the base tier, and would read an empty name; Wix keeps none by itself.',
  fix: 'Add "baseTier: { name: … }" under tiersProgram.',
  limits: {},
  check({ move }) {
    const { before, after } = move as Move;
    const was = before.tiersStatus === 'active' && before.baseTier.name === undefined;
    if (was || after.tiersStatus !== 'active' || after.baseTier.name !== undefined) return [];
    return [
      {
        address: AT.tiers,
        path: 'baseTier.name',
        message: 'Tiers would be active, and the base tier has a name neither in the file nor on the site.',
        measured: 'no name',
        limit: 'a name',
      },
    ];
  },
});
