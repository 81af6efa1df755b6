/** The report's only style sheet. Its hash stands in the report's policy, which allows no other. */
export const reportStyle = `
:root { color-scheme: light dark; --text: #1b1f24; --faint: #57606a; --line: #d0d7de; --back: #fff; --band: #f6f8fa;
  --script: #0969da; --native: #1a7f37; --garbage: #8250df; --running: #1b7c83; --waiting: #9a6700; --blocked: #cf222e;
  --idle: #d8dee4; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --faint: #9da7b1; --line: #3d444d; --back: #0d1117;
  --band: #151b23; --script: #4493f8; --native: #3fb950; --garbage: #ab7df8; --running: #39c5cf; --waiting: #d29922;
  --blocked: #f85149; --idle: #2b323b; } }
body { font: 14px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); margin: 0 auto; padding: 1rem 1.5rem;
  max-width: 80rem; }
h1 { font-size: 1.4rem; overflow-wrap: anywhere; } h2 { font-size: 1.1rem; margin-top: 2rem; }
a { color: inherit; } a:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: 1rem; background: var(--back); padding: .5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--faint); padding-bottom: .3rem; }
th, td { text-align: left; padding: .2rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; } td.number { white-space: nowrap; } tbody tr:nth-child(even) { background: var(--band); }
td { white-space: nowrap; } thead th { vertical-align: bottom; font-weight: 600; font-size: .85em; color: var(--faint); }
td.place, th.place { color: var(--faint); } td.place { min-width: 10rem; } td.place, tbody th { max-width: 22rem; overflow-wrap: anywhere; white-space: normal; }
tbody th { min-width: 7rem; font-weight: 500; } tr.group th { max-width: none; padding-top: 1rem; font-size: .85em; color: var(--faint);
  background: var(--back); }
svg { width: 100%; height: auto; display: block; } svg text { fill: var(--text); font-size: 12px; }
.javascript { fill: var(--script); } .native { fill: var(--native); } .garbage-collection { fill: var(--garbage); }
.running { fill: var(--running); } .waiting-for-core { fill: var(--waiting); } .blocked { fill: var(--blocked); } .idle { fill: var(--idle); }
.legend { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none; } .legend svg { display: inline; width: 1em; height: 1em; }
@media (forced-colors: active) { svg { forced-color-adjust: none; } svg text { fill: CanvasText; } }
`;
