import type { OpenApi } from './document.ts';
import { fieldsOf } from './fields.ts';
import { escaped, table, withCode } from './html.ts';
import { shown } from './page-route.ts';

/** Every body and answer once, with its fields; routes link here. */
export function schemaSections({ components, paths }: OpenApi): string {
  const { schemas } = components;
  const examples = examplesOf(paths);
  return Object.entries(schemas)
    .filter(([name]) => examples.has(name) || name === 'Problem')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => {
      const rows = fieldsOf(schema, schemas).map(({ path, required, type, limits, words }) => [
        escaped(path),
        required ? '' : 'no',
        escaped(type),
        [withCode(words), limits && `<code>${escaped(limits)}</code>`].filter(Boolean).join(' '),
      ]);
      return `<section><h3 id="schema-${escaped(name)}"><code>${escaped(name)}</code></h3>
${table('fields', `Fields of ${name}`, ['Field', 'Always', 'Type', 'Meaning'], rows)}
${shown(examples.get(name))}</section>`;
    })
    .join('\n');
}

/** The document's examples of bodies and answers, by schema name. */
function examplesOf(paths: OpenApi['paths']): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const operation of Object.values(paths).flatMap((item) => Object.values(item)))
    for (const { content } of [operation.requestBody ?? {}, ...Object.values(operation.responses)])
      for (const { schema, example } of Object.values(content ?? {}))
        if (schema.$ref !== undefined) found.set(schema.$ref.split('/').at(-1) ?? '', example);
  return found;
}
