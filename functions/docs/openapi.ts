import type { RouteKey } from '../shared/http/route.ts';
import type { Text } from '../shared/texts/language.ts';
import { COMMON } from '../shared/texts/problem-texts.ts';
import { componentsOf } from './components.ts';
import type { OpenApi, Operation } from './document.ts';
import type { Feature } from './features.ts';
import { GUIDE } from './guide.ts';
import { operationOf } from './operation.ts';
import { codesOf, GatewayMessage, Problem } from './responses.ts';

const LICENSE = { name: 'Apache-2.0', identifier: 'Apache-2.0' };
const CONTACT = { name: 'The municipality or county that runs this service' };

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
    info: { title: 'Skolebro', version, description: GUIDE, license: LICENSE, contact: CONTACT },
    servers: [{ url: '/', description: 'Where this document was fetched from.' }],
    tags: features.map(({ title, about }) => ({ name: title, description: about })),
    paths,
    components: { securitySchemes: SECURITY, schemas: { Problem, GatewayMessage, ...components.schemas } },
    'x-refusals': refusalTexts(features),
  };
}

const openId = (issuer: string, description: string) => ({
  type: 'openIdConnect',
  openIdConnectUrl: `${issuer}/.well-known/openid-configuration`,
  description,
});
const SECURITY = {
  guardian: openId(
    'https://idporten.no',
    'ID-porten for guardians: an access token of level substantial or high with the scope `skolebro:guardian`, asked for with ' +
      '`resource=` the API’s own address, as a bearer token. ' +
      'The test environment is https://test.idporten.no.',
  ),
  feide: openId(
    'https://auth.dataporten.no',
    'Feide for staff and pupils: the opaque access token exchanged (RFC 8693) for one whose audience is the stage’s data source, ' +
      'as a bearer token.',
  ),
};
/** The words of every code that a route can refuse with, and of every fault of a field. */
function refusalTexts(features: readonly Feature[]): Record<string, Text> {
  const routes = features.flatMap((feature) => Object.entries(feature.routes));
  const codes = new Set(routes.flatMap(([key, route]) => codesOf(key, route).flatMap(([, own]) => own)));
  const texts = [COMMON, ...features.map((feature) => feature.texts)].flatMap((table) => Object.entries(table));
  const told = new Map(texts.filter(([code]) => codes.has(code) || code.startsWith('field.')));
  // The same sentence beside a field and for the whole request is told once, without `field.`.
  const again = (code: string, text: Text): boolean => told.get(code.replace(/^field\./, ''))?.nb === text.nb;
  return Object.fromEntries(
    [...told]
      .filter(([code, text]) => !code.startsWith('field.') || !again(code, text))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
