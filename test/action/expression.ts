/** What expressions may look at: `github`, `inputs`, `secrets` and so on. */
export type Contexts = Readonly<Record<string, unknown>>;

const TOKEN = /\s*(?:'((?:[^']|'')*)'|(&&|\|\||==|!=|!|\(|\))|([\w.-]+))/y;

/** A text with every `${{ … }}` in it replaced by its value, as GitHub does before a step runs. */
export function filled(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => shown(evaluate(expression, contexts)));
}

/** The value of one expression: literals, paths, `==`, `!=`, `!`, `&&`, `||`, brackets and `always()`. Throws on anything else. */
export function evaluate(expression: string, contexts: Contexts): unknown {
  const tokens = tokensOf(expression.trim());
  let at = 0;
  const take = (text: string): boolean => tokens[at]?.text === text && tokens[at]?.sign === true && ++at > 0;
  const either = (): unknown => {
    let value = both();
    while (take('||')) {
      const other = both();
      value = truthy(value) ? value : other;
    }
    return value;
  };
  const both = (): unknown => {
    let value = equal();
    while (take('&&')) {
      const other = equal();
      value = truthy(value) ? other : value;
    }
    return value;
  };
  const equal = (): unknown => {
    const value = single();
    if (take('==')) return shown(value) === shown(single());
    return take('!=') ? shown(value) !== shown(single()) : value;
  };
  const single = (): unknown => {
    if (take('!')) return !truthy(single());
    if (take('(')) {
      const value = either();
      if (!take(')')) throw new Error(`bracket left open: ${expression}`);
      return value;
    }
    const token = tokens[at++];
    if (token === undefined || token.sign) throw new Error(`not understood: ${expression}`);
    if (token.literal) return token.text;
    if (token.text === 'always' && take('(') && take(')')) return true;
    return found(token.text, contexts);
  };
  const value = either();
  if (at < tokens.length) throw new Error(`not understood: ${expression}`);
  return value;
}

interface Token {
  readonly text: string;
  readonly literal: boolean;
  readonly sign: boolean;
}

function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < expression.length) {
    const match = pattern.exec(expression);
    if (match === null) throw new Error(`not understood: ${expression}`);
    const [, literal, sign, path] = match;
    tokens.push({
      text: literal?.replaceAll("''", "'") ?? sign ?? path ?? '',
      literal: literal !== undefined,
      sign: sign !== undefined,
    });
  }
  return tokens;
}

/** A context that does not exist is a mistake; a key of one that is not there is empty. */
function found(path: string, contexts: Contexts): unknown {
  if (/^(?:true|false)$/.test(path)) return path === 'true';
  const [first = '', ...rest] = path.split('.');
  if (!(first in contexts)) throw new Error(`there is no context ${first}`);
  return rest.reduce<unknown>((value, key) => (value as Contexts | null | undefined)?.[key], contexts[first]);
}

function truthy(value: unknown): boolean {
  return value !== false && value !== '' && value !== null && value !== undefined && value !== 0;
}

function shown(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
