import type { Content, OpenApi, Operation, Parameter } from './document.ts';
import { described, fieldsOf } from './fields.ts';
import { escaped, table, withCode } from './html.ts';

type Schemas = OpenApi['components']['schemas'];

const LOGINS: Readonly<Record<string, string>> = { guardian: 'ID-porten', feide: 'Feide' };

/** One route: what it is for, what it takes, what it answers and how it refuses. */
export function routeSection(method: string, path: string, operation: Operation, document: OpenApi): string {
  const { schemas } = document.components;
  const [login] = operation.security.flatMap((one) => Object.keys(one));
  const parts = [
    `<h3 id="${operation.operationId}"><span class="method">${method.toUpperCase()}</span> <code>${broken(path)}</code></h3>`,
    `<p>${withCode(operation.summary)}</p>`,
    operation.description === undefined ? '' : `<p>${withCode(operation.description)}</p>`,
    `<p class="login">${login === undefined ? 'Open to all.' : `Sign-in: ${LOGINS[login] ?? login}.`}</p>`,
    parameters(operation.parameters, schemas),
    body('Body', operation.requestBody?.content, schemas),
    ...Object.entries(operation.responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([status, answer]) => body(`Answer ${status}`, answer.content, schemas)),
    refusals(operation),
  ];
  return `<section aria-labelledby="${operation.operationId}">\n${parts.filter(Boolean).join('\n')}\n</section>`;
}

/** A path that a narrow screen may break after each slash. */
const broken = (path: string): string => escaped(path).replaceAll('/', '/<wbr>');

function parameters(all: readonly Parameter[], schemas: Schemas): string {
  const rows = all.map(({ name, in: place, required, schema, description }) => {
    const { type, limits } = described(schema, schemas);
    const words = [description, limits && `<code>${escaped(limits)}</code>`].filter(Boolean).join(' ');
    return [`<code>${escaped(name)}</code>`, place, required ? 'yes' : 'no', escaped(type), words];
  });
  return table('parameters', 'Parameters', ['Name', 'In', 'Required', 'Type', 'Notes'], rows);
}

function body(title: string, content: Content | undefined, schemas: Schemas): string {
  const [entry] = Object.entries(content ?? {});
  if (!entry) return '';
  const [mediaType, { schema, example }] = entry;
  const rows = fieldsOf(schema, schemas).map(({ path, required, type, limits }) => [
    `<code>${escaped(path)}</code>`,
    required ? 'yes' : 'no',
    escaped(type),
    limits && `<code>${escaped(limits)}</code>`,
  ]);
  const fields = table('fields', `${title}: fields`, ['Field', 'Required', 'Type', 'Limits'], rows);
  const shown =
    example === undefined
      ? ''
      : `<details><summary>${title}: example</summary><pre tabindex="0"><code>${escaped(JSON.stringify(example, null, 2))}</code></pre></details>`;
  return `<h4>${title} <small>${escaped(mediaType)}</small></h4>\n${fields}\n${shown}`;
}

/** Codes by status; each leads to its sentence at the foot of the page. */
function refusals({ responses }: Operation): string {
  const rows = Object.entries(responses)
    .filter(([status]) => !status.startsWith('2'))
    .map(([status, { content }]) => {
      const codes = codesOf(content?.['application/problem+json']?.schema.allOf?.[1]?.properties?.code);
      const links = codes.map((code) => `<a href="#refusal-${escaped(code)}"><code>${escaped(code)}</code></a>`);
      return [`<a href="#status-${status}">${status}</a>`, links.join(' ')];
    });
  return `<details><summary>Refusals</summary>${table('refusals', 'Refusals by status', ['Status', 'Codes'], rows)}</details>`;
}

const codesOf = (schema: unknown): readonly string[] =>
  typeof schema === 'object' && schema !== null && 'enum' in schema && Array.isArray(schema.enum)
    ? schema.enum.map(String)
    : [];
