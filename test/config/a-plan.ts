import type { PlanDocument } from '../../src/kernel/document.ts';

const hash = 'a3f5'.repeat(16);

/** A plan with a change of each operation, a problem, and every optional part. */
export const aPlanDocument: PlanDocument = {
  formatVersion: '1.0',
  tool: { name: 'loyalty', version: '0.1.0' },
  createdAt: '2026-11-21T08:00:00.000Z',
  site: 'sandbox',
  config: { path: 'loyalty.yaml', digest: hash, git: { commit: '0123abcd' } },
  basis: {
    digest: hash,
    things: { 'tiers/gold': { id: 'id-1', revision: '3', hash }, 'tiers/silver': { hash: null } },
  },
  digest: hash,
  known: { 'tiers/gold': { id: 'id-1', revision: '3' }, 'program/status': { id: 'program' } },
  changes: [
    {
      op: 'create',
      address: 'tiers/silver',
      kind: 'tier',
      name: 'Silver',
      waitsFor: [],
      reason: 'The site does not have it.',
      risk: 'low',
      to: { name: 'Silver', requiredPoints: 1500 },
      fields: [{ path: 'name', after: 'Silver' }],
      direction: 'unknown',
    },
    {
      op: 'update',
      address: 'tiers/gold',
      kind: 'tier',
      name: 'Gold',
      waitsFor: ['tiers/silver'],
      reason: 'The file and the site differ.',
      risk: 'high',
      from: { name: 'Gold', requiredPoints: 4000 },
      to: { name: 'Gold', requiredPoints: 5000 },
      handle: { id: 'id-1', revision: '3' },
      fields: [{ path: 'requiredPoints', before: 4000, after: 5000 }],
      direction: 'adverse',
    },
    {
      op: 'delete',
      address: 'rewards/"Summer mug"',
      kind: 'reward',
      name: 'Summer mug',
      waitsFor: [],
      reason: 'The file lists it under "removed:".',
      risk: 'high',
      from: { name: 'Summer mug' },
      handle: { id: 'id-9', revision: '1' },
      consent: 'removed',
      fields: [],
      direction: 'unknown',
    },
  ],
  summary: { create: 1, update: 1, delete: 1, blocked: 0, unmanaged: 1, ignored: 0 },
  problems: [
    {
      code: 'MANUAL_STEP',
      severity: 'warning',
      message: 'Switch it on in the dashboard.',
      place: { file: 'loyalty.yaml', line: 3, column: 1 },
    },
  ],
  unmanaged: ['rewards/"Staff only"'],
  ignored: [],
  impact: null,
  blindSpots: ['Trigger filters are not looked at.'],
};
