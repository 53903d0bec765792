import { expect, it } from 'vitest';
import { comment } from '../../../src/cli/github/comment.ts';
import { aChange, aDocument } from '../../render/documents.ts';
import { liveMarkdown } from '../../render/live.ts';
import { aWorld } from '../../support/github/a-world.ts';
import { pullRequestRun } from '../../support/github/runner.ts';
import { hub } from '../../support/github/stand-in.ts';
import { desk } from '../../support/world.ts';

it('a plan of 10,000 changes is a comment that GitHub takes: deletes first, then what is adverse, the rest counted', async () => {
  const changes = Array.from({ length: 10_000 }, (_, at) =>
    aChange({
      address: `rewards/thing-${at}`,
      op: at % 500 === 499 ? 'delete' : at % 2 === 0 ? 'create' : 'update',
      direction: at % 100 === 7 ? 'adverse' : 'neutral',
      fields: [{ path: 'name', before: undefined, after: '🎁'.repeat(40) }],
    }),
  );
  const github = await hub();
  const { number } = github.open('much', {});
  const { env } = pullRequestRun({ hub: github, folder: desk().folder }, number);
  await comment(aDocument({ changes }), [], { comment: 'github' } as never, { ...aWorld(github), env });
  const [body = '', ...more] = github.said(number);
  expect([more, body.length <= 60_000, body.length > 55_000]).toEqual([[], true, true]);
  expect(liveMarkdown(body.replace(/The \[run\].*has more\./, ''))).toEqual([]);
  expect(body.match(/\*\*delete\*\*/g)).toHaveLength(20);
  expect(body.match(/adverse to customers/g)).toHaveLength(100);
  expect(body.lastIndexOf('**delete**')).toBeLessThan(body.indexOf('adverse to customers'));
  expect(body.lastIndexOf('adverse to customers')).toBeLessThan(body.indexOf('other changes'));
  expect(body).toMatch(/\*\*Shortened to fit:\*\* \d+ entries left out/);
});
