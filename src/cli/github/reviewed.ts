import type { Problem } from '../../kernel/problem.ts';
import { markdownHeader, payloadOf } from '../../render/index.ts';
import { EXIT, Stop } from '../exit.ts';
import type { Reviewable } from '../expecting.ts';
import type { World } from '../world.ts';
import { onGithub } from './asking.ts';
import type { Github } from './connect.ts';
import { mergedBy, type Pull } from './pull.ts';
import { ours } from './remark.ts';

/**
 * The digest that was reviewed in the pull request this commit was merged by: out of our own comment there, and only when that comment is
 * about the last commit of the pull request. After an apply that broke off, the digest of what was left of it. Throws a Stop (exit 3) when
 * nothing was reviewed; GitHub being out of reach ends the run (exit 1).
 */
export async function reviewedDigest({ site, config }: Reviewable, world: World): Promise<string> {
  return onGithub(async (github) => {
    const pull = await mergedBy(github, world.env['GITHUB_SHA']);
    if (pull === undefined) throw unreviewed('This commit came by no merged pull request.');
    return digestIn(pull, github, { site, file: config.path });
  }, world);
}

async function digestIn(
  { number, head }: Pull,
  github: Github,
  { site, file }: { readonly site: string; readonly file: string },
): Promise<string> {
  const payload = async (subject: 'plan' | 'apply'): Promise<Readonly<Record<string, string>> | undefined> => {
    const header = markdownHeader(site, file, subject);
    const [comment] = await ours(github, number, header);
    return comment && payloadOf(comment.body, header);
  };
  const remains = (await payload('apply'))?.['remains'];
  if (remains !== undefined) return remains;
  const plan = await payload('plan');
  if (plan?.['digest'] === undefined)
    throw unreviewed(`Pull request ${number} has no plan of ours for ${file} on site ${site}.`);
  if (head === undefined || plan['head'] !== head) {
    throw unreviewed(
      `The plan in pull request ${number} is not of its last commit: what was merged was never planned there.`,
    );
  }
  return plan['digest'];
}

function unreviewed(message: string): Stop {
  const problem: Problem = {
    code: 'NOT_REVIEWED',
    severity: 'error',
    message: `${message} Nothing was written.`,
    next: 'Look at the plan above. If it is right, run the apply with its digest: --expect <digest>.',
  };
  return new Stop([problem], EXIT.refused);
}
