/** The look of figures, charts and the owner's page. Colours are variables, so that a chart is drawn once for light, dark and paper. */
export const FIGURE_STYLE = `
:root { --before: #6b7480; --after: #1f5fbf; --stay: #c3cad3; --lost: #d1483f; --won: #2f8f5b; }
@media (prefers-color-scheme: dark) { :root { --before: #a3acb8; --after: #8ab4f8; --stay: #4d5763; --lost: #f0776d; --won: #5cc48b; } }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem .75rem; border-radius: .5rem; z-index: 1; }
.over { color: var(--soft); font-weight: 600; }
.lead { font-size: 1.125rem; margin: .75rem 0 1rem; }
main > header { padding: 2.5rem 0 0; max-width: none; }
main > header h1 { font-size: 2.125rem; }
.effects { list-style: none; padding: 0; margin: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .75rem; }
.effects li { background: var(--card); border: 1px solid var(--line); border-top: .3rem solid; border-radius: .75rem; padding: .85rem 1.1rem 1rem; break-inside: avoid; }
.effects .bad { border-top-color: var(--lost); } .effects .good { border-top-color: var(--won); }
.effects strong { display: block; font-size: 1.75rem; line-height: 1.25; font-variant-numeric: tabular-nums; letter-spacing: -.01em; }
table.figures th, table.figures td { width: auto; overflow-wrap: break-word; font-variant-numeric: tabular-nums; } figure table { margin-top: 0; }
table.seen { font-size: 1.125rem; margin-top: 0; table-layout: fixed; } table.seen th:first-child { width: 44%; } table.seen th, table.seen td { padding: .6rem 1rem .6rem 0; font-variant-numeric: tabular-nums; width: auto; overflow-wrap: break-word; hyphens: auto; } table.seen thead th { padding-bottom: .35rem; }
table.seen .soft { display: block; font-size: .9375rem; font-weight: 400; } table.seen td:nth-child(2) { color: var(--soft); }
.sign { background: var(--card); border: 2px solid var(--line); border-radius: .75rem; padding: .25rem 1.25rem 1.25rem; margin-top: 2.5rem; break-inside: avoid; }
.sign h2 { margin-top: 1rem; }
.fields { display: grid; grid-template-columns: 2fr 1fr 2fr; gap: 1rem 1.5rem; margin: 1rem 0; }
.fields label { color: var(--soft); font-size: .875rem; }
.fields input { display: block; width: 100%; font: inherit; font-size: 1rem; color: var(--ink); background: transparent; border: 0; border-bottom: 1.5px solid var(--soft); border-radius: 0; padding: .6rem .1rem .3rem; }
.fields input:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.details { border-top: 1px solid var(--line); margin-top: 3.5rem; padding-top: .5rem; }
.details > h2 { font-size: 1.75rem; letter-spacing: -.01em; }
nav ul { columns: 16rem; padding: 0; list-style: none; margin: 1.5rem 0 0; } nav li { padding: .2rem 0; break-inside: avoid; } nav a, .skip { color: var(--focus); }
figure { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem 1.1rem; margin: .75rem 0; }
figcaption { font-weight: 600; margin-bottom: .75rem; }
figure details { margin: .75rem 0 0; font-size: .9375rem; }
figure svg { display: block; width: 100%; height: auto; font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: currentColor; }
figure svg text { fill: var(--ink); }
figure svg.wide text { font-size: 14px; } figure svg.narrow text { font-size: 13px; }
svg.narrow { display: none !important; }
.stand { fill: var(--ink); } .stream { fill: var(--stay); opacity: .7; } .stream.down { fill: var(--lost); opacity: .85; } .stream.up { fill: var(--won); opacity: .85; }
svg .name, svg .label { font-weight: 650; } svg text.when { fill: var(--soft); }
svg .label { paint-order: stroke; stroke: var(--card); stroke-width: 5px; stroke-linejoin: round; }
.key { white-space: nowrap; margin-right: 1rem; } .key::before { content: ""; display: inline-block; width: .8em; height: .8em; border-radius: .15em; margin-right: .45em; background: var(--stay); }
.key.lost::before { background: var(--lost); } .key.won::before { background: var(--won); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
@media (max-width: 40rem) {
  svg.wide { display: none !important; } svg.narrow { display: block !important; }
  .fields { grid-template-columns: 1fr; }
  main > header { padding-top: 1.5rem; } main > header h1 { font-size: 1.75rem; }
  figure { padding: .85rem .5rem; } figcaption { padding: 0 .35rem; }
  table, table.figures { font-size: .875rem; } th, td { padding-right: .5rem; }
  pre { font-size: .8125rem; }
}
@media print {
  :root { --before: #555; --after: #0b3d91; --stay: #c8ccd2; --lost: #b3261e; --won: #0b5d30; }
  html { font-size: 13px; } body { font-size: 1rem; } h2 { margin-top: 1.75rem; }
  main > header { padding-top: 0; } .effects { grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); } .sign { margin-top: 1.5rem; }
  .skip, nav { display: none; }
  .details { break-before: page; border: 0; }
  svg.wide { display: block !important; } svg.narrow { display: none !important; }
  figure, .sign { break-inside: avoid; }
  figure details { display: none; }
}
`;
