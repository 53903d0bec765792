/**
 * The import law. Each rule is one row: what a folder may import is listed, everything else is a violation.
 * `test/architecture` plants a violation of every rule and sees it reported.
 *
 * The tool reads TypeScript 7 sources through `@swc/core`; without it nothing would be read and nothing reported,
 * which is why the same test asserts the number of modules.
 */

/** @param {...string} names packages, by name; sub-paths count as the package */
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

/** @param {...string} names modules of Node without the prefix; sub-paths are named separately */
const node = (...names) => `^(node:)?(${names.join('|')})$`;

const KERNEL = '^src/kernel/';
/** The vocabulary of the kernel, without its verbs. */
const KERNEL_WORDS = '^src/kernel/(address|change|directory|document|failure|kind|outcome|plan-document|problem)\\.ts$';
const WIRE = '^src/wire/';
/** The parts of the contract that a file's author meets: limits and lists of names, not routes and bodies. */
const WIRE_WORDS = '^src/wire/(limits|apps|coupon-scopes|followed-channels|images)\\.ts$';
/** Words that several kinds use (texts, icons, claims): files beside the folders of the kinds, as pure as a spec. */
const KIND_WORDS = '^src/(kinds|flows)/[^/]+\\.ts$';
const WIX = packages('@wix/[^/]+');

/**
 * @param {string} name
 * @param {string} comment
 * @param {import('dependency-cruiser').IForbiddenRuleType['from']} from
 * @param {string[]} may patterns of what may be imported
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const only = (name, comment, from, may) => ({ name, comment, severity: 'error', from, to: { pathNot: may } });

/**
 * @param {string} name
 * @param {string} comment
 * @param {string} target the dependency behind the door
 * @param {string[]} doors the files that may open it
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const door = (name, comment, target, doors) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: doors },
  to: { path: target },
});

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const layers = [
  only(
    'kernel-stands-alone',
    'The planner decides what happens to customers: it must be readable and testable without Wix, YAML or a disk.',
    { path: KERNEL },
    [KERNEL, node('crypto')],
  ),
  only(
    'spec-is-pure',
    'What a file or a policy wants is data and functions: with a network, a clock or another kind in it, a plan of the same file could differ from run to run.',
    { path: '^src/(kinds|flows)/([^/]+)/', pathNot: ['/(wix|index)\\.ts$'] },
    [KERNEL, WIRE_WORDS, KIND_WORDS, '^src/$1/$2/(?!(wix|index)\\.ts$)', '^src/kinds/[^/]+/spec\\.ts$'],
  ),
  only(
    'shared-words-know-no-kind',
    'What several kinds share must not know any of them, or a kind could not be taken out again.',
    { path: KIND_WORDS },
    [KERNEL, WIRE_WORDS, KIND_WORDS],
  ),
  only(
    'impact-is-pure',
    'Figures for customers are computed from a plan and a population, so that they can be checked by hand.',
    { path: '^src/impact/', pathNot: ['^src/impact/(wix\\.ts$|reading/)'] },
    [KERNEL, WIRE_WORDS, '^src/impact/(?!wix\\.ts$|reading/)', '^src/kinds/[^/]+/spec\\.ts$'],
  ),
  only(
    'impact-asks-in-one-place',
    'Customers are read by one file and its folder, so that they alone have to be looked at to know that only sums and counts come out.',
    { path: '^src/impact/(wix\\.ts$|reading/)' },
    [KERNEL, WIRE, KIND_WORDS, '^src/site/', '^src/impact/(population\\.ts$|reading/)', WIX],
  ),
  only(
    'checks-are-pure',
    "An expert's check reads the plan and says what it sees: it must not be able to look anywhere else.",
    { path: '^src/checks/' },
    [KERNEL, WIRE_WORDS, '^src/checks/', '^src/kinds/[^/]+/spec\\.ts$'],
  ),
  only(
    'wix-is-a-border',
    'The adapter turns the wire into a Spec and back; if it knew the simulator, the file format or the output, tests would prove nothing about Wix.',
    { path: '^src/(kinds|flows)/([^/]+)/wix\\.ts$' },
    [KERNEL, WIRE, KIND_WORDS, '^src/site/', '^src/$1/$2/(?!index\\.ts$)', WIX],
  ),
  only(
    'config-reads-files-only',
    'A file must be checkable offline, so its reader cannot reach a site; the kinds come in as an argument.',
    { path: '^src/config/' },
    [KERNEL, '^src/config/', '^schemas/', packages('yaml', 'ajv', 'ajv-formats'), node('fs', 'fs/promises', 'path')],
  ),
  only(
    'site-is-transport',
    'Timeouts, retries, waiting and rates are handled once, below every kind, by code that does not know what it carries.',
    { path: '^src/site/' },
    [KERNEL, WIRE, '^src/site/', packages('@wix/sdk'), node('http', 'https', 'timers/promises')],
  ),
  only(
    'runs-are-paper',
    'The journal must be writable when everything else fails, so it depends on the disk and on nothing else.',
    { path: '^src/runs/' },
    [KERNEL, '^src/runs/', packages('write-file-atomic'), node('fs', 'fs/promises', 'path', 'os')],
  ),
  {
    name: 'borders-know-words-only',
    comment: 'An adapter speaks in the words of the kernel; one that can call the planner could decide what to write.',
    severity: 'error',
    from: { path: ['^src/site/', '^src/(kinds|flows)/[^/]+/wix\\.ts$', '^src/impact/(wix\\.ts$|reading/)'] },
    to: { path: KERNEL, pathNot: [KERNEL_WORDS] },
  },
  only(
    'registry-is-a-list',
    'Adding a kind is one line here; a registry with code in it would have to be understood first.',
    { path: '^src/registry\\.ts$' },
    [KERNEL, '^src/(kinds|flows)/[^/]+/index\\.ts$'],
  ),
  only(
    'index-ties-its-own-folder',
    'The index of a kind joins its spec and its driver, so that a kind can be copied, moved or removed as one folder.',
    { path: '^src/(kinds|flows)/([^/]+)/index\\.ts$' },
    [KERNEL, '^src/$1/$2/'],
  ),
  only(
    'render-only-describes',
    'What is printed is computed from the plan alone: a renderer that could read the site could show something that was not planned.',
    { path: '^src/render/' },
    [
      KERNEL,
      '^src/impact/(?!wix\\.ts$|reading/)',
      '^src/render/',
      packages('kleur', 'deep-diff', 'cli-table3', '@observablehq/plot', 'linkedom'),
    ],
  ),
  {
    name: 'sandbox-knows-the-contract-only',
    comment:
      'The simulated site is built from the contract; sharing code with the adapter would make both wrong together.',
    severity: 'error',
    from: { path: '^src/sandbox/' },
    to: {
      pathNot: [WIRE, '^src/sandbox/', packages('hono', '@hono/node-server', 'jose', 'write-file-atomic')],
      dependencyTypesNot: ['core'],
    },
  },
  only(
    'wire-imports-nothing',
    'The contract is read by both sides of the network and so belongs to neither.',
    { path: WIRE },
    [WIRE],
  ),
  {
    name: 'service-keeps-off-the-simulator',
    comment:
      'The service reconciles real sites: it reads a program through the front door of config and never meets the simulator or the terminal.',
    severity: 'error',
    from: { path: '^src/(serve|store)/' },
    to: { path: ['^src/(sandbox|render|runs)/', '^src/config/(?!index\\.ts$)', '^src/kinds/[^/]+/wix\\.ts$'] },
  },
  {
    name: 'nothing-imports-cli',
    comment: 'The command line is the outermost layer, the only one that reads argv, environment and clock.',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/cli/'] },
    to: { path: '^src/cli/' },
  },
];

/** One dependency, one door: replacing a library means opening one folder. */
const doors = [
  door('yargs-door', 'Arguments are parsed in one place.', packages('yargs', 'yargs-parser'), ['^src/cli/']),
  door('terminal-door', 'Only the command line talks to a terminal.', packages('@clack/prompts'), ['^src/cli/']),
  door(
    'github-door',
    "Speaking to GitHub means waiting for its limits and finding one's own comments again: one folder does.",
    packages('@octokit/[^/]+'),
    ['^src/cli/github/'],
  ),
  door('yaml-door', 'Positions, comments and guards against bombs belong to one reader.', packages('yaml'), [
    '^src/config/',
  ]),
  door(
    'ajv-door',
    'The build replaces the validators by generated code, and looks for them here.',
    packages('ajv', 'ajv-formats'),
    ['^src/config/'],
  ),
  door('kleur-door', 'Colour is a property of one output format.', packages('kleur'), ['^src/render/']),
  door(
    'deep-diff-door',
    'deep-diff only describes a difference; whether there is one is decided by the kernel.',
    packages('deep-diff'),
    ['^src/render/'],
  ),
  door(
    'chart-door',
    'Charts are drawn for one format, and take longer to load than all the rest.',
    packages('@observablehq/plot', 'linkedom'),
    ['^src/render/html/charts/'],
  ),
  door('table-door', 'Tables are a property of one output format.', packages('cli-table3'), ['^src/render/']),
  door('wix-door', 'Whoever imports the SDK must handle its traps; two places do.', WIX, [
    '^src/site/',
    '^src/(kinds|flows)/[^/]+/wix\\.ts$',
    '^src/impact/wix\\.ts$',
  ]),
  door('hono-door', 'HTTP is served by the simulator and the service.', packages('hono', '@hono/node-server'), [
    '^src/(sandbox|serve)/',
  ]),
  door('jose-door', 'Only the simulator signs tokens.', packages('jose'), ['^src/sandbox/']),
  door(
    'atomic-file-door',
    'To replace a file is right for a regular one alone: the command looks first, in one place, and the sandbox owns its file.',
    packages('write-file-atomic'),
    ['^src/(runs|sandbox)/', '^src/cli/writing\\.ts$'],
  ),
  door(
    'database-door',
    'SQL is spoken behind one door.',
    packages('pg', '@electric-sql/[^/]+', 'drizzle-orm', 'pg-boss'),
    ['^src/store/'],
  ),
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const hygiene = [
  {
    name: 'everything-resolves',
    comment: 'An import that cannot be resolved escapes every other rule.',
    severity: 'error',
    from: { path: '^src/' },
    to: { couldNotResolve: true },
  },
  {
    name: 'sources-do-not-need-tests',
    comment: 'What is shipped cannot depend on what is not.',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^(test|bench|examples|\\.config)/' },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...layers, ...doors, ...hygiene],
  options: {
    parser: 'swc',
    // Type-only imports count: a type is knowledge too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
