/** Text made safe for HTML. */
export const safe = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** A plain page: readable from 320 px, light and dark, without scripts of other sites. `body` is HTML. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)} · Skolebro</title>
<style>
:root { color-scheme: light dark; --line: #8886; --accent: light-dark(#0b5d4e, #7fd8c4); }
body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
a { color: var(--accent); }
button, input { font: inherit; padding: .55rem .8rem; border: 1px solid var(--line); border-radius: .4rem; max-width: 100%; }
button { cursor: pointer; text-align: left; width: 100%; background: none; color: inherit; }
button:hover, button:focus-visible { border-color: var(--accent); outline: 2px solid var(--accent); outline-offset: 1px; }
button small { display: block; opacity: .8; }
code, pre, small { overflow-wrap: anywhere; }
.row { padding: .5rem 0; border-top: 1px solid var(--line); } time { opacity: .8; }
summary { cursor: pointer; }
ul { padding: 0; list-style: none; } li { margin: .5rem 0; }
pre { white-space: pre-wrap; padding: .7rem; border: 1px solid var(--line); border-radius: .4rem; }
</style>
</head>
<body>
<main>
<h1>${safe(title)}</h1>
${body}
</main>
</body>
</html>`;
