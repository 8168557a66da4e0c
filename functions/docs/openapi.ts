import { LANGUAGES, type Text } from '../shared/problems.ts';
import type { RouteKey } from '../shared/route.ts';
import { COMMON } from '../shared/texts.ts';
import { componentsOf } from './components.ts';
import type { OpenApi, Operation } from './document.ts';
import type { Feature } from './features.ts';
import { operationOf } from './operation.ts';
import { codesOf, GatewayMessage, Problem } from './responses.ts';

const DESCRIPTION = `Skolebro for homes and schools: everything the portal can do, your client can do.

- Sign in with ID-porten (guardians) or Feide (staff and pupils) and send the access token as a bearer token.
- Days and times of day are Norwegian civil time; instants are UTC.
- Every refusal is a problem document with a stable code, and says what to do in ${LANGUAGES.join(', ')}.
- Unknown fields are refused. What is absent and what is not yours answer alike.
- Lists go on while \`next\` is not null: send it as \`cursor\`.`;

/** The features' route tables → one OpenAPI 3.1 document. Pure, and the same for the same tables. */
export function openApiOf(features: readonly Feature[], version: string): OpenApi {
  const components = componentsOf(features);
  const paths: Record<string, Record<string, Operation>> = {};
  for (const feature of features) {
    for (const [key, route] of Object.entries(feature.routes)) {
      const [method = '', path = ''] = key.split(' ');
      const item = paths[path] ?? {};
      item[method.toLowerCase()] = operationOf(feature, key as RouteKey, route, components);
      paths[path] = item;
    }
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Skolebro', version, description: DESCRIPTION },
    tags: features.map(({ title, about }) => ({ name: title, description: about })),
    paths,
    components: { securitySchemes: SECURITY, schemas: { Problem, GatewayMessage, ...components.schemas } },
    'x-refusals': refusalTexts(features),
  };
}

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description });
const SECURITY = {
  guardian: bearer('An ID-porten access token, level substantial or high, with the scope skolebro:guardian.'),
  feide: bearer('A Feide access token with the scope skolebro:feide, for staff and pupils.'),
};

/** The words of every code that a route can refuse with, and of every fault of a field. */
function refusalTexts(features: readonly Feature[]): Record<string, Text> {
  const routes = features.flatMap((feature) => Object.entries(feature.routes));
  const codes = new Set(routes.flatMap(([key, route]) => codesOf(key, route).flatMap(([, own]) => own)));
  const texts = [COMMON, ...features.map((feature) => feature.texts)].flatMap((one) => Object.entries(one));
  return Object.fromEntries(
    texts.filter(([code]) => codes.has(code) || code.startsWith('field.')).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
