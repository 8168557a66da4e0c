import type { Content, OpenApi, Operation, Parameter } from './document.ts';
import { described } from './fields.ts';
import { escaped, table, withCode } from './html.ts';
import { codesIn } from './responses.ts';

type Schemas = OpenApi['components']['schemas'];

const LOGINS: Readonly<Record<string, string>> = { guardian: 'ID-porten', feide: 'Feide' };

/** One route: purpose, input, answer and refusals. */
export function routeSection(
  method: string,
  path: string,
  operation: Operation,
  { document, usual }: { readonly document: OpenApi; readonly usual: ReadonlySet<string> },
): string {
  const { schemas } = document.components;
  const [login] = operation.security.flatMap((scheme) => Object.keys(scheme));
  const parts = [
    `<h3 id="${operation.operationId}"><span class="method">${method.toUpperCase()}</span> <code>${broken(path)}</code></h3>`,
    `<p>${withCode(operation.summary)}</p>`,
    operation.description === undefined ? '' : `<p>${withCode(operation.description)}</p>`,
    `<p class="login">${login === undefined ? 'Open to all.' : `Sign-in: ${LOGINS[login] ?? login}.`}</p>`,
    parameters(operation.parameters, schemas),
    body('Body', operation.requestBody?.content),
    ...Object.entries(operation.responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([status, answer]) => body(`Answer ${status}`, answer.content)),
    refusals(operation, usual),
  ];
  return `<section aria-labelledby="${operation.operationId}">\n${parts.filter(Boolean).join('\n')}\n</section>`;
}

/** A path that a narrow screen may break after each slash. */
const broken = (path: string): string => escaped(path).replaceAll('/', '/<wbr>');

function parameters(all: readonly Parameter[], schemas: Schemas): string {
  const rows = all
    .filter((parameter) => parameter.in !== 'header')
    .map(({ name, in: place, required, schema, description }) => {
      const { type, limits } = described(schema, schemas);
      const words = [description && withCode(description), limits && `<code>${escaped(limits)}</code>`];
      return [escaped(name), place, required ? 'yes' : 'no', escaped(type), words.filter(Boolean).join(' ')];
    });
  const headers = all
    .filter((parameter) => parameter.in === 'header' && parameter.name !== 'Accept-Language')
    .map((parameter) => parameter.name);
  const told = headers.length > 0 ? `<p>Headers: ${headers.map((name) => `<code>${name}</code>`).join(', ')}.</p>` : '';
  return table('parameters', 'Parameters', ['Name', 'In', 'Required', 'Type', 'Notes'], rows) + told;
}

function body(title: string, content: Content | undefined): string {
  const [entry] = Object.entries(content ?? {});
  if (!entry) return '';
  const [mediaType, { schema, example }] = entry;
  const name = schema.$ref?.split('/').at(-1);
  const fields =
    name === undefined ? '' : `<p><a href="#schema-${escaped(name)}"><code>${escaped(name)}</code></a></p>`;
  return `<h4>${title} <small>${escaped(mediaType)}</small></h4>\n${fields}\n${title === 'Body' ? shown(example) : ''}`;
}

/** An example, collapsed at first. */
export function shown(example: unknown): string {
  if (example === undefined) return '';
  const text = escaped(JSON.stringify(example));
  return `<details><summary>Example</summary><pre tabindex="0"><code>${text}</code></pre></details>`;
}

/** The route's own codes, each with a link to its sentence at the foot of the page; common codes appear only there. */
function refusals({ responses }: Operation, usual: ReadonlySet<string>): string {
  const own = Object.entries(responses).flatMap(([status, { content }]) => {
    const codes = codesIn(content).filter((code) => !usual.has(code));
    const links = codes.map((code) => `<a href="#refusal-${escaped(code)}">${escaped(code)}</a>`);
    return links.length > 0 ? [`${status} ${links.join(', ')}`] : [];
  });
  return own.length > 0 ? `<p>Refuses with ${own.join('; ')}.</p>` : '';
}

/** Codes that more than a third of the routes refuse with. */
export function usualCodes(operations: readonly Operation[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { responses } of operations)
    for (const code of Object.values(responses).flatMap(({ content }) => codesIn(content)))
      counts.set(code, (counts.get(code) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > operations.length / 3).map(([code]) => code));
}
