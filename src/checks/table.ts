import { type CheckExplanation, explainChecks } from './explain.ts';

/** The page that documents the checks, made from the registry. */
export function checksPage(): string {
  const all = explainChecks();
  const built = all.filter(({ status }) => status === 'built');
  return [
    '# Expert checks',
    '',
    `One file a check; \`registry.ts\` is the list. Of ${all.length} rules ${built.length} run here; the others are held elsewhere, or come with the feature they are`,
    'about. Static checks judge what a file declares, live ones what a plan does to the site, those of a fleet compare many sites. Errors and critical findings refuse a run; a critical one',
    'yields to `accept:` in the file or to `--override <id> --reason`. Limits, and checks that are off, stand under `checks:` in the file, with a reason.',
    'Where nobody counted, checks that need counts cannot look: `unmade.ts` says which of them had something to look at, and one warning names them.',
    '`test/checks/table.test.ts` writes this page when run with `UPDATE=1`, and fails when it is stale.',
    '',
    '| id | severity | scope | looks for | why | limits | needs |',
    '|---|---|---|---|---|---|---|',
    ...built.map(row),
    '',
    '## Not here',
    '',
    '| id | severity | looks for | where |',
    '|---|---|---|---|',
    ...all.filter(({ status }) => status !== 'built').map(elsewhere),
    '',
  ].join('\n');
}

function row({ id, severity, scope, title, why, limits = [], needs = [] }: CheckExplanation): string {
  const limit = limits.map(
    ({ name, value, unit }) => `\`${name}\` ${value === null ? `(${unit})` : `${value} ${unit}`}`,
  );
  return `| ${[id, severity, scope, title, why, limit.join(', '), needs.join(', ')].join(' | ')} |`;
}

function elsewhere({ id, severity, title, status, by }: CheckExplanation): string {
  return `| ${[id, severity, title, `${status === 'held' ? 'held by' : 'comes with'} ${by}`].join(' | ')} |`;
}
