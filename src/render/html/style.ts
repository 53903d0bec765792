/** The look of a page: light and dark as the reader's system has it, and plain on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fcfcfb; --card: #ffffff; --ink: #1d2125; --soft: #5b6470; --line: #dfe3e8; --code: #f1f3f5;
  --create: #116b3a; --update: #8a5a00; --delete: #b3261e; --focus: #0b57d0;
  --create-wash: #e7f5ec; --update-wash: #fdf3dd; --delete-wash: #fdeceb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --card: #1c2024; --ink: #e8eaed; --soft: #a3acb8; --line: #343a42; --code: #262b31;
    --create: #6fd39a; --update: #f0bd5b; --delete: #ff9a91; --focus: #8ab4f8;
    --create-wash: #173226; --update-wash: #372c14; --delete-wash: #3c1f1d;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main, header, footer { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
footer { padding-top: 1rem; padding-bottom: 3rem; color: var(--soft); font-size: .875rem; border-top: 1px solid var(--line); margin-top: 3rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; letter-spacing: -.01em; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 1rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .25rem 0; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { background: var(--code); border-radius: .25rem; padding: .1em .35em; overflow-wrap: anywhere; }
pre { background: var(--code); border-radius: .5rem; padding: .75rem 1rem; overflow-x: auto; margin: .5rem 0; }
pre code { background: none; padding: 0; }
.soft { color: var(--soft); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .75rem; margin: 1.5rem 0 0; padding: 0; }
.tiles div { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: .75rem 1rem; }
.tiles dt { color: var(--soft); font-size: .875rem; }
.tiles dd { margin: 0; font-size: 1.75rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
.card { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid var(--soft); border-radius: .5rem; padding: .85rem 1.1rem; margin: 0 0 .75rem; break-inside: avoid; }
.card.create { border-left-color: var(--create); } .card.update, .card.warning { border-left-color: var(--update); }
.card.delete, .card.replace, .card.error, .card.critical { border-left-color: var(--delete); }
.word { font-weight: 650; } .create .word, dd.create { color: var(--create); } .update .word, .warning .word, dd.update { color: var(--update); }
.delete .word, .replace .word, .error .word, .critical .word, dd.delete { color: var(--delete); }
.mark { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .55rem; font-size: .8125rem; font-weight: 500; color: var(--soft); }
.mark.bad { color: var(--delete); } .mark.good { color: var(--create); }
.verdict { background: var(--delete-wash); color: var(--delete); border-radius: .5rem; padding: .75rem 1rem; margin-top: 1.25rem; font-weight: 600; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin-top: .6rem; font-size: .9375rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { border-top: 0; color: var(--soft); font-weight: 500; font-size: .8125rem; }
tbody th { font-weight: 500; width: 34%; } td { width: 33%; }
td del { text-decoration-thickness: 1px; background: var(--delete-wash); border-radius: .2rem; padding: .05em .25em; }
td ins { text-decoration: none; background: var(--create-wash); border-radius: .2rem; padding: .05em .25em; }
details { margin: .75rem 0; } summary { cursor: pointer; }
ul { padding-left: 1.25rem; } li { overflow-wrap: anywhere; }
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --code: #f4f4f4; --create: #0b5d30; --update: #6e4800; --delete: #9b1c15; --create-wash: #fff; --update-wash: #fff; --delete-wash: #fff; }
  body { font-size: 11pt; } header { padding-top: 0; }
}
`;
