import { Composer, type CST, type Document, type ParsedNode, Parser, type YAMLError } from 'yaml';
import type { Problem } from '../kernel/problem.ts';
import { shield } from './braces.ts';
import { guarded, type Refusal } from './guard.ts';
import { problemAt, type Source } from './source.ts';
import { syntaxFinding } from './syntax.ts';
import { type Reached, readNodes } from './values.ts';

/** A text read once: its value, the nodes behind it, and everything wrong with it as YAML. */
export interface Parsed {
  readonly source: Source;
  /** Absent when the guard refused the text. */
  readonly document?: Document.Parsed;
  readonly nodes: Reached;
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Only where all problems are about single values: the paths of keys at which `value` lacks them. The rest can be judged. */
  readonly holes?: readonly (readonly string[])[];
}

/** At most so many errors of one text are told, one a line: others are echoes of the first. */
const MAX_ERRORS = 10;
const MAX_LOOKED_AT = 200;

const NOTHING: Reached = { root: null, targets: new Map() };

/** Parses a text behind the guard. Never throws, whatever the text. */
export function parseText(source: Source): Parsed {
  const composed = compose(shield(source.text));
  if ('finding' in composed) {
    return {
      source,
      nodes: NOTHING,
      value: undefined,
      problems: [problemAt(source, composed.offset, composed.finding)],
    };
  }
  const [document, second] = composed.documents;
  const problems = errorsOf(document, source);
  if (second) problems.push(problemAt(source, second.range[0], SEVERAL));
  if (problems.length > 0 || !document)
    return { source, ...(document ? { document } : {}), nodes: NOTHING, value: undefined, problems };
  const { value, findings, nodes, holes } = readNodes(document.contents as ParsedNode | null);
  return {
    source,
    document,
    nodes,
    value,
    problems: findings.slice(0, MAX_ERRORS).map(({ offset, finding }) => problemAt(source, offset, finding)),
    ...(holes !== undefined && findings.length > 0 && findings.length <= MAX_ERRORS ? { holes } : {}),
  };
}

const SEVERAL = {
  code: 'YAML_SEVERAL_DOCUMENTS',
  message: 'The file holds more than one document.',
  next: 'Keep one program a file: remove what follows `---`.',
} as const;

function compose(text: string): { readonly documents: readonly Document.Parsed[] } | Refusal {
  // The parser sees nothing before the guard has seen everything: a refusal costs no more than a look.
  const tokens: string[] = [];
  const lexing = guarded(text);
  let step = lexing.next();
  while (!step.done) {
    tokens.push(step.value);
    step = lexing.next();
  }
  if (step.value) return step.value;
  const parser = new Parser();
  const nodes: CST.Token[] = [];
  for (const token of tokens) for (const node of parser.next(token)) nodes.push(node);
  for (const node of parser.end()) nodes.push(node);
  // Duplicate keys and merge keys are judged with the values: linear there, quadratic here.
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  });
  const documents: Document.Parsed[] = [];
  for (const document of composer.compose(nodes, true, text.length)) documents.push(document as Document.Parsed);
  return { documents };
}

function errorsOf(document: Document.Parsed | undefined, source: Source): Problem[] {
  const errors: readonly YAMLError[] = document ? [...document.errors, ...document.warnings] : [];
  const told = new Set<number>();
  return errors
    .slice(0, MAX_LOOKED_AT)
    .map((error) => problemAt(source, error.pos[0], syntaxFinding(error)))
    .filter(({ place }) => place && !told.has(place.line) && told.add(place.line))
    .slice(0, MAX_ERRORS);
}
