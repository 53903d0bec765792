/** A violation to plant: `rule` must be reported for a file at `from` that imports `to` (a path below src, or a package). */
export interface Planted {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

const planted = (rule: string, from: string, ...to: readonly string[]): readonly Planted[] =>
  to.map((target) => ({ rule, from, to: target }));

/** At least one for every rule, and every "never" of the import law. */
export const VIOLATIONS: readonly Planted[] = [
  ...planted(
    'kernel-stands-alone',
    'kernel/plan.ts',
    'wire/limits.ts',
    'site/client.ts',
    'registry.ts',
    'node:fs',
    'yaml',
  ),
  ...planted('spec-is-pure', 'kinds/tier/spec.ts', '@wix/loyalty', 'node:crypto', 'site/client.ts', 'config/read.ts'),
  ...planted('spec-is-pure', 'kinds/tier/spec.ts', 'wire/routes.ts', 'kinds/tier/wix.ts', 'kinds/reward/by-tier.ts'),
  ...planted('spec-is-pure', 'kinds/tier/by-tier.ts', 'kinds/reward/index.ts', 'render/text.ts'),
  ...planted('spec-is-pure', 'flows/message/policy.ts', 'flows/message/wix.ts', 'flows/ledger/policy.ts', 'node:fs'),
  ...planted('shared-words-know-no-kind', 'kinds/text.ts', 'kinds/tier/spec.ts', 'wire/routes.ts', 'node:crypto'),
  ...planted('impact-is-pure', 'impact/tiers.ts', 'node:os', 'site/client.ts', 'render/text.ts', 'kinds/tier/wix.ts'),
  ...planted('checks-are-pure', 'checks/threshold.ts', 'node:fs', 'impact/tiers.ts', 'config/read.ts', 'registry.ts'),
  ...planted('wix-is-a-border', 'kinds/tier/wix.ts', 'sandbox/tiers.ts', 'config/read.ts', 'render/text.ts', 'node:fs'),
  ...planted(
    'wix-is-a-border',
    'flows/message/wix.ts',
    'kinds/tier/wix.ts',
    'sandbox/tiers.ts',
    'flows/message/index.ts',
  ),
  ...planted(
    'config-reads-files-only',
    'config/read.ts',
    'site/client.ts',
    'kinds/tier/wix.ts',
    'registry.ts',
    'node:http',
  ),
  ...planted(
    'site-is-transport',
    'site/client.ts',
    'kinds/tier/spec.ts',
    'sandbox/tiers.ts',
    'config/read.ts',
    'node:fs',
  ),
  ...planted(
    'runs-are-paper',
    'runs/journal.ts',
    'site/client.ts',
    'kinds/tier/spec.ts',
    'render/text.ts',
    'node:http',
  ),
  ...planted(
    'registry-is-a-list',
    'registry.ts',
    'site/client.ts',
    'sandbox/tiers.ts',
    'kinds/tier/spec.ts',
    'node:fs',
  ),
  ...planted(
    'index-ties-its-own-folder',
    'kinds/tier/index.ts',
    'kinds/reward/spec.ts',
    'site/client.ts',
    'wire/limits.ts',
  ),
  ...planted(
    'render-only-describes',
    'render/text.ts',
    'site/client.ts',
    'kinds/tier/spec.ts',
    'wire/limits.ts',
    'node:fs',
  ),
  ...planted(
    'sandbox-knows-the-contract-only',
    'sandbox/tiers.ts',
    'kernel/plan.ts',
    'kinds/tier/spec.ts',
    'site/client.ts',
  ),
  ...planted('sandbox-knows-the-contract-only', 'sandbox/tiers.ts', '@wix/sdk', 'yaml'),
  ...planted('wire-imports-nothing', 'wire/limits.ts', 'kernel/plan.ts', 'node:crypto', 'hono'),
  ...planted('service-keeps-off-the-simulator', 'serve/webhook.ts', 'sandbox/tiers.ts', 'config/read.ts'),
  ...planted('service-keeps-off-the-simulator', 'store/schema.ts', 'render/text.ts', 'runs/journal.ts'),
  ...planted('nothing-imports-cli', 'serve/webhook.ts', 'cli/flags.ts'),
  ...planted('nothing-imports-cli', 'render/text.ts', 'cli/flags.ts'),
  ...planted('yargs-door', 'config/read.ts', 'yargs', 'yargs/helpers'),
  ...planted('terminal-door', 'render/text.ts', 'cli-progress', '@clack/prompts'),
  ...planted('yaml-door', 'cli/export.ts', 'yaml'),
  ...planted('ajv-door', 'cli/export.ts', 'ajv', 'ajv/dist/2020.js'),
  ...planted('kleur-door', 'cli/export.ts', 'kleur'),
  ...planted('deep-diff-door', 'kernel/diff.ts', 'deep-diff'),
  ...planted('table-door', 'cli/export.ts', 'cli-table3'),
  ...planted('wix-door', 'cli/export.ts', '@wix/sdk', '@wix/loyalty', '@wix/sdk/client'),
  ...planted('wix-door', 'kinds/tier/index.ts', '@wix/loyalty'),
  ...planted('hono-door', 'render/html.ts', 'hono', 'hono/html', '@hono/node-server'),
  ...planted('jose-door', 'site/client.ts', 'jose'),
  ...planted('atomic-file-door', 'config/write.ts', 'write-file-atomic'),
  ...planted('sources-do-not-need-tests', 'render/text.ts', '../test/support/builders.ts'),
  ...planted('everything-resolves', 'render/text.ts', 'not-installed', 'render/gone.ts'),
];

/** One file a line with all it may import: none of these may be reported, or the law is narrower than its page says. */
export const LAWFUL: Readonly<Record<string, readonly string[]>> = {
  'kernel/diff.ts': ['kernel/plan.ts', 'node:crypto'],
  'kinds/tier/spec.ts': [
    'kinds/text.ts',
    'kernel/plan.ts',
    'wire/limits.ts',
    'kinds/tier/by-tier.ts',
    'kinds/reward/spec.ts',
  ],
  'kinds/text.ts': ['kernel/plan.ts', 'wire/limits.ts', 'kinds/icon.ts'],
  'kinds/tier/wix.ts': [
    'kinds/text.ts',
    'kinds/tier/spec.ts',
    'kernel/plan.ts',
    'site/client.ts',
    'wire/routes.ts',
    '@wix/loyalty',
  ],
  'kinds/tier/index.ts': ['kinds/tier/spec.ts', 'kinds/tier/wix.ts', 'kernel/plan.ts'],
  'flows/message/policy.ts': ['kernel/plan.ts', 'wire/limits.ts', 'kinds/reward/spec.ts'],
  'registry.ts': ['kinds/tier/index.ts', 'flows/message/index.ts', 'kernel/plan.ts'],
  'impact/tiers.ts': ['kernel/plan.ts', 'kinds/tier/spec.ts', 'wire/limits.ts'],
  'checks/threshold.ts': ['kernel/plan.ts', 'kinds/tier/spec.ts', 'wire/limits.ts'],
  'config/read.ts': ['kernel/plan.ts', 'yaml', 'ajv', 'ajv/dist/2020.js', 'node:fs', 'node:fs/promises', 'node:path'],
  'site/client.ts': ['kernel/plan.ts', 'wire/routes.ts', '@wix/sdk', 'node:http', 'node:https'],
  'runs/journal.ts': ['kernel/plan.ts', 'node:fs', 'node:path', 'node:os', 'write-file-atomic'],
  'render/text.ts': ['kernel/plan.ts', 'impact/tiers.ts', 'kleur', 'deep-diff', 'cli-table3'],
  'sandbox/tiers.ts': ['wire/routes.ts', 'hono', '@hono/node-server', 'jose', 'write-file-atomic', 'node:fs/promises'],
  'serve/webhook.ts': ['kernel/plan.ts', 'registry.ts', 'site/client.ts', 'wire/routes.ts', 'hono'],
  'cli/plan.ts': ['config/read.ts', 'site/client.ts', 'runs/journal.ts', 'sandbox/tiers.ts', 'registry.ts', 'yargs'],
};
