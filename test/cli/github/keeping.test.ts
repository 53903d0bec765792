import { expect, it } from 'vitest';
import { keepIssue } from '../../../src/cli/github/issue.ts';
import { keepProposal, withdrawProposal } from '../../../src/cli/github/proposal.ts';
import { aWorld } from '../../support/github/a-world.ts';
import { hub } from '../../support/github/stand-in.ts';

const HEADER = '<!-- loyalty:drift site=a file=b ';
const finding = (body: string, stands = true) => ({
  header: HEADER,
  title: 'Drift',
  body: `${HEADER}-->\n${body}`,
  stands,
});
const proposal = (text: string) => ({
  branch: 'loyalty/drift-sandbox',
  title: 'Adopt what was changed on site sandbox',
  body: 'See the file.',
  files: [{ path: 'sites/a.yaml', text }],
});

it('one issue is opened, changed, closed, and opened anew for a new finding', async () => {
  const github = await hub();
  const world = aWorld(github);
  const issues = () => [...github.memory.issues.values()].map(({ state, body }) => [state, body.split('\n')[1]]);
  for (let at = 0; at < 130; at++) {
    const number = github.memory.next();
    github.memory.issues.set(number, {
      number,
      login: 'mona',
      title: 'x',
      body: `${HEADER}mine -->`,
      state: 'open',
      labels: [],
    });
  }
  await keepIssue(finding('none', false), world);
  expect(issues()).toHaveLength(130);
  await keepIssue(finding('first'), world);
  await keepIssue(finding('first'), world);
  await keepIssue(finding('second'), world);
  expect(issues().slice(130)).toEqual([['open', 'second']]);
  expect(github.asked.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  await keepIssue(finding('gone', false), world);
  await keepIssue(finding('third'), world);
  expect(issues().slice(130)).toEqual([
    ['closed', 'gone'],
    ['open', 'third'],
  ]);
});

it('a lost answer opens no second issue', async () => {
  const github = await hub();
  github.fail({ method: 'POST', path: /issues$/, status: 502, lost: true });
  await keepIssue(finding('first'), aWorld(github));
  expect(github.memory.issues.size).toBe(1);
});

it.each([
  ['no token', { GITHUB_TOKEN: '' }, /GITHUB_TOKEN is not set/],
  ['a token that may only read', { GITHUB_TOKEN: 'ghs-of-a-fork' }, /GitHub answered 403/],
])('an issue that cannot be kept ends the run: %s', async (_, env, says) => {
  const github = await hub();
  await expect(keepIssue(finding('first'), aWorld(github, env))).rejects.toThrow(says);
});

it('one pull request is opened, kept up to date and withdrawn', async () => {
  const github = await hub('acme/perks', { 'sites/a.yaml': 'old', 'README.md': 'kept' });
  const world = aWorld(github);
  const branch = 'loyalty/drift-sandbox';
  await keepProposal(proposal('new'), world);
  expect(github.files(branch)).toEqual({ 'sites/a.yaml': 'new', 'README.md': 'kept' });
  const tip = github.memory.branches.get(branch);
  await keepProposal(proposal('new'), world);
  expect(github.memory.branches.get(branch)).toBe(tip);
  await keepProposal(proposal('newer'), world);
  expect(github.files(branch)).toEqual({ 'sites/a.yaml': 'newer', 'README.md': 'kept' });
  expect(github.memory.commits.get(github.memory.branches.get(branch) ?? '')?.parents).toEqual([
    github.memory.branches.get('main'),
  ]);
  const [pull, ...more] = [...github.memory.issues.values()];
  expect([pull?.state, pull?.pull?.base, more]).toEqual(['open', 'main', []]);
  await withdrawProposal(branch, 'Not needed any more.', world);
  expect(pull).toMatchObject({ state: 'closed', body: 'Not needed any more.' });
});

it('a branch that somebody else committed to is left alone', async () => {
  const github = await hub('acme/perks', { 'sites/a.yaml': 'old' });
  const { number } = github.open('loyalty/drift-sandbox', { 'sites/a.yaml': 'by hand' });
  await expect(keepProposal(proposal('new'), aWorld(github))).rejects.toThrow('Somebody has committed');
  expect([github.files('loyalty/drift-sandbox'), github.said(number)]).toEqual([{ 'sites/a.yaml': 'by hand' }, []]);
});
