import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Found } from './template.ts';

/** The CORS configuration of the deployed API. */
export type Cors = {
  readonly AllowOrigins: readonly string[];
  readonly AllowMethods: readonly string[];
  readonly AllowHeaders: readonly string[];
  readonly ExposeHeaders: readonly string[];
  readonly MaxAge: number;
};

/** The API's CORS configuration in the templates; `undefined` if no browser may call. */
export const corsOf = (of: (type: string) => readonly Found[]): Cors | undefined =>
  of('AWS::ApiGatewayV2::Api').flatMap(({ get }) => (get('CorsConfiguration') as Cors | undefined) ?? [])[0];

/** Adds the gateway's CORS headers to every answer to a known origin; like the gateway, it ignores a function's own. */
export function addCors(cors: Cors | undefined, request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers;
  if (!cors || origin === undefined || !cors.AllowOrigins.includes(origin)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', cors.ExposeHeaders.join(','));
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return;
  response.setHeader('access-control-allow-methods', cors.AllowMethods.join(','));
  response.setHeader('access-control-allow-headers', cors.AllowHeaders.join(','));
  response.setHeader('access-control-max-age', String(cors.MaxAge));
}
