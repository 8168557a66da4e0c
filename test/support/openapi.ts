import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'vitest';
import { FEATURES } from '../../functions/docs/features.ts';
import { openApiOf } from '../../functions/docs/openapi.ts';
import type { HttpResult } from '../../functions/shared/http/entry.ts';

/** The document as a build would make it now. */
export const DOCUMENT = openApiOf(FEATURES, 'test');

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema({ $id: 'https://skolebro.example/openapi', ...DOCUMENT });

const made = new Map<string, ValidateFunction>();

/** The validator of one media type of one answer, by its place in the document. */
function validatorAt(path: readonly string[]): ValidateFunction {
  const pointer = path.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const known = made.get(pointer);
  if (known) return known;
  const validate = ajv.compile({ $ref: `https://skolebro.example/openapi#/${pointer}` });
  made.set(pointer, validate);
  return validate;
}

/** Fails unless the document says that this route answers so: status, media type, headers and every field. */
export function expectDocumented(routeKey: string, result: HttpResult): void {
  const [method = '', path = ''] = routeKey.split(' ');
  const operation = DOCUMENT.paths[path]?.[method.toLowerCase()];
  expect(operation, `${routeKey} is not in the document`).toBeDefined();
  const status = String(result.statusCode);
  const response = operation?.responses[status];
  expect(Object.keys(operation?.responses ?? {}), `${routeKey} answered ${status}: ${result.body}`).toContain(status);

  const [mediaType = ''] = String(result.headers?.['content-type'] ?? '').split(';');
  if (response?.content) expect(Object.keys(response.content), routeKey).toContain(mediaType);
  else expect(result.body, `${routeKey} ${status} has no body`).toBeUndefined();
  if (response?.headers && 'ETag' in response.headers) expect(result.headers?.etag).toMatch(/^"\d+(\.[0-9a-f]{16})?"$/);
  if (!response?.content || !/json$/.test(mediaType)) return;

  const place = ['paths', path, method.toLowerCase(), 'responses', status, 'content', mediaType, 'schema'];
  const validate = validatorAt(place);
  const fits = validate(JSON.parse(String(result.body)));
  expect(fits ? [] : validate.errors, `${routeKey} ${status}: ${result.body}`).toEqual([]);
}
