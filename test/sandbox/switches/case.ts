import { describe, expect, it } from 'vitest';
import { answersOf, type Switches, type SwitchName } from '../../../src/sandbox/index.ts';
import { aSite } from '../support/site.ts';

export type Site = ReturnType<typeof aSite>;

/** What each answer of a switch must look like from outside. */
export interface SwitchCase {
  readonly fixture?: string;
  /** Does something and says what came of it. */
  readonly probe: (site: Site) => Promise<unknown>;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** Runs every answer of every switch of the table. */
export function testSwitches(title: string, cases: Readonly<Record<string, SwitchCase>>): void {
  describe(title, () => {
    for (const [name, { fixture = 'fresh', probe, expected }] of Object.entries(cases)) {
      it(`${name}: ${Object.keys(expected).join(' or ')}`, async () => {
        expect(Object.keys(expected).sort()).toEqual([...answersOf(name as SwitchName)].sort());
        // Answers that look alike from outside would be one answer.
        expect(new Set(Object.values(expected).map((outcome) => JSON.stringify(outcome))).size).toBe(
          Object.keys(expected).length,
        );
        for (const [answer, outcome] of Object.entries(expected)) {
          const switches = { [name]: answer } as Partial<Switches>;
          const site = aSite({ switches, sites: [{ id: 'sandbox', key: 'sandbox', fixture }] });
          expect({ [answer]: await probe(site) }).toEqual({ [answer]: outcome });
        }
      });
    }
  });
}
