import type { RouteTable } from '../shared/http/route.ts';

export const routes = {
  'GET /openapi.json': {
    audience: 'public',
    action: 'public',
    summary: 'This API as an OpenAPI 3.1 document.',
    description: 'Generate clients from it. Only a deployment changes it, and then its ETag changes.',
    answer: { status: 200 },
  },
  'GET /docs': {
    audience: 'public',
    action: 'public',
    summary: 'This API as a page to read.',
    description: 'The same document for people, with an introduction for client developers.',
    answer: { status: 200, mediaType: 'text/html' },
  },
} as const satisfies RouteTable;
