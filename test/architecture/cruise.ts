import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What dependency-cruiser reports, as far as the tests look at it. */
export interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly violations: readonly { readonly rule: string; readonly from: string; readonly to: string }[];
}

interface Report {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** Runs the check that `npm run borders` runs, over `src` of the given folder. */
export function cruise(folder: string): Cruise {
  const output = execFileSync(
    process.execPath,
    [
      `${ROOT}node_modules/dependency-cruiser/bin/dependency-cruise.mjs`,
      '--config',
      `${ROOT}.config/dependency-cruiser.mjs`,
      '--output-type',
      'json',
      'src',
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const { modules, summary }: Report = JSON.parse(output);
  return {
    modules,
    violations: summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, from, to })),
  };
}
