import type { RouteKey } from '../shared/http/route.ts';
import { refusals as shared } from '../shared/refusals.ts';
import { FIELD_TEXTS } from '../shared/texts/field-texts.ts';
import type { Text } from '../shared/texts/language.ts';
import { componentsOf } from './components.ts';
import type { OpenApi, Operation } from './document.ts';
import type { Feature } from './features.ts';
import { GUIDE } from './guide.ts';
import { operationOf } from './operation.ts';
import { codesOf, GatewayMessage, Problem } from './responses.ts';

const LICENSE = { name: 'Apache-2.0', identifier: 'Apache-2.0' };
const CONTACT = { name: 'The municipality or county that runs this service' };

/** One OpenAPI 3.1 document from the features' route tables. Pure and deterministic. */
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
/**
 * The texts of every refusal code and of every field fault. A sentence that serves both a field and the whole request
 * appears once, without `field.`.
 */
function refusalTexts(features: readonly Feature[]): Record<string, Text> {
  const codes = new Set(
    features.flatMap(({ routes, refusals }) =>
      Object.entries(routes).flatMap(([key, route]) => codesOf(key, route, refusals).flatMap(([, own]) => own)),
    ),
  );
  const rows = features.flatMap(({ refusals }) => Object.entries(refusals));
  const told = [
    ...Object.entries(FIELD_TEXTS),
    ...Object.entries(shared).filter(([code]) => codes.has(code)),
    ...rows.map(([code, row]) => [codes.has(code) ? code : `field.${code}`, row] as const),
    ...rows.flatMap(([code, row]) => ('field' in row && row.field ? [[`field.${code}`, row.field] as const] : [])),
  ];
  const sorted = told.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([code, { nb, nn, en }]) => [code, { nb, nn, en }]));
}
