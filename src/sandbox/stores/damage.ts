/** A file that should hold the state of a sandbox and does not. */
export class StateDamaged extends Error {
  readonly code = 'SANDBOX_STATE';
  readonly path: string;

  constructor(path: string, why: string) {
    super(`${path} does not hold the state of a sandbox: ${why}. Remove its directory to begin afresh.`);
    this.name = 'StateDamaged';
    this.path = path;
  }
}
