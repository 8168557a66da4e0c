/** The page's whole style. Colours are system colours' neighbours with a contrast of at least 7 : 1 in both schemes. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1a1f26; --paper: #fff; --soft: #f2f5f8; --line: #b9c3cd; --link: #0b4f8a; --mark: #0b5a3c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9edf1; --paper: #14181d; --soft: #1f252c; --line: #4a5661; --link: #9ccbff; --mark: #8fe0b8; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 68rem; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, sans-serif; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; background: var(--paper); padding: .5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; }
h2 { margin-top: 3rem; padding-top: .5rem; border-top: 3px solid var(--line); }
h3 { margin: 2.5rem 0 .25rem; font-size: 1.05rem; overflow-wrap: anywhere; }
h4 { margin: 1.25rem 0 .25rem; }
h4 small { font-weight: normal; }
section p { margin: .25rem 0; max-width: 60ch; }
.method { display: inline-block; min-width: 4.5em; color: var(--mark); font-weight: 700; }
search:not([hidden]) { display: block; position: sticky; top: 0; padding: .5rem 0; background: var(--paper); }
#search { font: inherit; padding: .35rem .5rem; min-width: min(24rem, 60vw); color: inherit; background: var(--soft); border: 1px solid var(--line); }
#search:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
[hidden] { display: none; }
nav h2 { margin: 1.25rem 0 .25rem; padding: 0; border: 0; font-size: 1.1rem; }
nav ul { list-style: none; padding: 0; margin: 0 0 1rem; }
nav li { padding: .2rem 0; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, monospace; font-size: .92em; }
tbody th { font-family: ui-monospace, monospace; font-size: .9em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: .75rem; overflow-x: auto; margin: .5rem 0; }
.frame { overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
caption { position: absolute; clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); font-weight: normal; overflow-wrap: break-word; }
tbody th { overflow-wrap: anywhere; min-width: 9rem; }
thead th { font-weight: 600; white-space: nowrap; }
summary { cursor: pointer; padding: .4rem 0; }
@media (max-width: 40rem) {
  thead { position: absolute; clip-path: inset(50%); }
  tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  th, td { display: block; border: 0; padding: 0; }
  tbody th { font-weight: 600; }
  td:empty { display: none; }
  .parameters td:nth-child(2)::before { content: 'In: '; }
  .parameters td:nth-child(3)::before { content: 'Required: '; }
  .fields td:nth-child(2)::before { content: 'Always: '; }
  .parameters td:nth-child(4)::before, .fields td:nth-child(3)::before { content: 'Type: '; }
}
`;
