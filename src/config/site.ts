import type { EnvFinding } from './env.ts';
import type { Finding } from './source.ts';

const FORM = /^[A-Za-z0-9_-]{1,100}$/;

/** The one site that file and `--site` agree on, with the findings of the environment that still matter once it is known. */
export function settleSite(
  said: unknown,
  given: string | undefined,
  findings: readonly EnvFinding[],
): { readonly site: string; readonly findings: readonly EnvFinding[] } {
  const say = (finding: Finding): readonly EnvFinding[] => [...findings, { path: ['site'], finding }];
  const file = typeof said === 'string' ? said : '';
  if (given === undefined) {
    const spoken = said !== undefined || findings.some(({ path }) => path[0] === 'site');
    return { site: file, findings: spoken ? findings : say(MISSING) };
  }
  if (!FORM.test(given)) return { site: file, findings: say(UNREADABLE) };
  // A variable that is not set does not matter once the site is given.
  if (said === undefined)
    return {
      site: given,
      findings: findings.filter(({ path, finding }) => !(path[0] === 'site' && finding.code === 'ENV_MISSING')),
    };
  return { site: file, findings: file === given ? findings : say(mismatch(file, given)) };
}

const MISSING: Finding = {
  code: 'SITE_MISSING',
  message: 'The file names no site.',
  next: 'Add `site: sandbox`, the id of a Wix site, or `site: ${NAME}`; or give `--site`.',
};
const UNREADABLE: Finding = {
  code: 'SITE_UNREADABLE',
  message: '`--site` takes the id of a site, or `sandbox`.',
  next: 'Give the id as the address of the dashboard shows it.',
};

function mismatch(file: string, given: string): Finding {
  return {
    code: 'SITE_MISMATCH',
    message: `The file is for site ${file}, and --site says ${given}.`,
    next: 'Correct one of them: a plan is for the site of its file.',
  };
}
