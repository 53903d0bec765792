import { CST, Lexer } from 'yaml';
import { shield, unshield } from './braces.ts';

/**
 * The text with one space wherever the writer chose how many: after `:` and `,`, inside brackets, before comments; none at the
 * ends of lines, and no more than one blank line in a row. Texts and comments are not touched.
 */
export function spaced(text: string): string {
  const writer = new Spacing();
  for (const token of new Lexer().lex(shield(text.replaceAll('\r\n', '\n')))) writer.take(token);
  return unshield(`${writer.done().replace(/^\n+/, '').trimEnd()}\n`);
}

class Spacing {
  private out = '';
  private level = 0;
  private content = false;
  /** Spaces seen since the last sign, if any; at the beginning of a line they are its indentation. */
  private pending = '';
  private lineBegins = true;
  private blank = 0;
  /** The last thing written, for the rules inside brackets. */
  private last = '';

  done(): string {
    return this.out;
  }

  take(token: string): void {
    if (this.content) {
      this.content = false;
      this.write(token, token === '' ? 'none' : 'text');
    } else if (token === CST.SCALAR) this.content = true;
    else if (token !== CST.DOCUMENT && token !== CST.FLOW_END && token !== CST.BOM) this.sign(token);
  }

  private sign(token: string): void {
    const type = CST.tokenType(token);
    if (type === 'space') this.pending += token;
    else if (type === 'newline') this.newline();
    else if (type === 'comment') this.write(token.trimEnd(), 'comment');
    else if (type === 'comma') this.write(token, 'comma');
    else if (type === 'flow-map-start' || type === 'flow-seq-start') {
      this.write(token, 'open');
      this.level += 1;
    } else if (type === 'flow-map-end' || type === 'flow-seq-end') {
      this.level = Math.max(0, this.level - 1);
      this.write(token, 'close');
    } else this.write(token, type ?? 'text');
  }

  private newline(): void {
    this.pending = '';
    this.blank = this.lineBegins ? this.blank + 1 : 0;
    if (this.blank < 2) this.out += '\n';
    this.lineBegins = true;
    this.last = '';
  }

  private write(token: string, what: string): void {
    if (what === 'none') return;
    this.out += this.lineBegins ? this.pending : this.gap(what);
    this.out += token;
    this.pending = '';
    this.last = what;
    // The text of a block scalar ends with its line.
    this.lineBegins = what === 'text' && token.endsWith('\n');
    this.blank = 0;
  }

  private gap(what: string): string {
    if (what === 'comment') return ' ';
    if (what === 'comma') return '';
    if (this.last === 'open') return what === 'close' ? '' : ' ';
    if (what === 'close' || this.last === 'comma') return ' ';
    // How far a list item stands from its sign decides about the lines below it: that is for the indentation.
    if (this.last === 'seq-item-ind') return this.pending;
    if (this.last === 'map-value-ind') return ' ';
    return this.pending === '' ? '' : ' ';
  }
}
