import { createHash } from 'node:crypto';
import { LANGUAGES } from '../shared/texts/language.ts';
import type { OpenApi, Operation } from './document.ts';
import { escaped, table, withCode } from './html.ts';
import { routeSection, usualCodes } from './page-route.ts';
import { schemaSections } from './page-schema.ts';
import { SCRIPT } from './page-script.ts';
import { STYLE } from './page-style.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page's content security policy: its own style and its own search only. */
export const PAGE_POLICY = `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

type Route = { readonly method: string; readonly path: string; readonly operation: Operation };

/** The document as one page, without external content, readable on a phone, by a screen reader and without script. */
export function pageOf(document: OpenApi): string {
  const routes = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );
  const groups = document.tags.map((tag) => ({
    ...tag,
    routes: routes.filter(({ operation }) => operation.tags.includes(tag.name)),
  }));
  const usual = usualCodes(routes.map(({ operation }) => operation));
  const sections = groups.map(
    ({ name, description, routes: own }) => `<h2 id="${anchor(name)}">${escaped(name)}</h2>
<p>${escaped(description)}</p>
${own.map(({ method, path, operation }) => routeSection(method, path, operation, { document, usual })).join('\n')}`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(document.info.title)} API</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header>
<h1>${escaped(document.info.title)} API <small>${escaped(document.info.version)}</small></h1>
${introduction(document.info.description)}
<p>The same as a machine reads it: <a href="/openapi.json">openapi.json</a>.</p>
</header>
<search hidden><label for="search">Search routes and fields</label> <input id="search" type="search" autocomplete="off"> <span id="found" role="status"></span></search>
<nav aria-label="Contents">
${groups.map(contents).join('\n')}
<p><a href="#bodies">Bodies and answers</a></p>
<p><a href="#refusals">What every refusal says</a></p>
</nav>
<main id="content">
${sections.join('\n')}
<h2 id="bodies">Bodies and answers</h2>
<p>Fields that may be left out have “no” under “always”. Answers may get more fields later; leave what you do not know.</p>
${schemaSections(document)}
<h2 id="refusals">What every refusal says</h2>
<p>The sentence comes in the language of <code>Accept-Language</code>. <code>{name}</code> stands for a value in <code>params</code>. Codes beginning with <code>field.</code> stand in <code>errors</code>, without that beginning.</p>
${statusTable(routes)}
${refusalTable(document['x-refusals'])}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

const anchor = (title: string): string => `about-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;

function contents({ name, routes }: { readonly name: string; readonly routes: readonly Route[] }): string {
  const items = routes.map(
    ({ method, path, operation }) =>
      `<li><a href="#${operation.operationId}"><span class="method">${method.toUpperCase()} </span>${escaped(path).replaceAll('/', '/<wbr>')}</a></li>`,
  );
  return `<h2 id="contents-${anchor(name)}"><a href="#${anchor(name)}">${escaped(name)}</a></h2>\n<ul>${items.join('\n')}</ul>`;
}

/** Paragraphs, headings and lists of the description's markdown. */
function introduction(text: string): string {
  const blocks = text.split('\n\n').map((block) => {
    if (block.startsWith('## ')) return `<h2>${withCode(block.slice(3))}</h2>`;
    const lines = block.split('\n');
    if (!lines.every((line) => line.startsWith('- '))) return `<p>${withCode(block)}</p>`;
    return `<ul>${lines.map((line) => `<li>${withCode(line.slice(2))}</li>`).join('')}</ul>`;
  });
  return blocks.join('\n');
}

function statusTable(routes: readonly Route[]): string {
  const refusals = routes.flatMap(({ operation }) =>
    Object.entries(operation.responses).filter(([status]) => !status.startsWith('2')),
  );
  const meanings = new Map(refusals.map(([status, { description }]) => [status, description]));
  const rows = [...meanings].sort(([a], [b]) => Number(a) - Number(b));
  return table(
    'statuses',
    'Statuses of refusals',
    ['Status', 'Meaning'],
    rows.map(([status, meaning]) => [`<span id="status-${status}">${status}</span>`, escaped(meaning)]),
  );
}

function refusalTable(refusals: OpenApi['x-refusals']): string {
  const rows = Object.entries(refusals).map(([code, text]) => [
    `<code id="refusal-${escaped(code)}">${escaped(code)}</code>`,
    ...LANGUAGES.map((language) => `<span lang="${language}">${escaped(text[language])}</span>`),
  ]);
  return table('words', 'Refusals and their sentences', ['Code', 'Bokmål', 'Nynorsk', 'English'], rows);
}
