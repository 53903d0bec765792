/** True under mutation testing, where every test runs a thousand times over. */
export const UNDER_MUTATION = process.env['STRYKER_MUTATOR_WORKER'] !== undefined;

/** How many cases a property is tried on: fewer under mutation. */
export function cases(count: number): { readonly numRuns: number } {
  return { numRuns: UNDER_MUTATION ? Math.ceil(count / 25) : count };
}
