import type { RouteTable } from '../shared/route.ts';

export const routes = {
  'GET /openapi.json': {
    audience: 'public',
    action: 'public',
    summary: 'This API as an OpenAPI 3.1 document.',
    answer: { status: 200 },
  },
  'GET /docs': {
    audience: 'public',
    action: 'public',
    summary: 'This API as a page to read.',
    answer: { status: 200, mediaType: 'text/html' },
  },
} as const satisfies RouteTable;
