import type { RouteTable } from '../shared/http/route.ts';

export const routes = {
  'GET /openapi.json': {
    audience: 'public',
    action: 'public',
    summary: 'This API as an OpenAPI 3.1 document.',
    description: 'Generate clients from it; it changes with a deployment only, and its ETag says whether it did.',
    answer: { status: 200 },
  },
  'GET /docs': {
    audience: 'public',
    action: 'public',
    summary: 'This API as a page to read.',
    description: 'The same document for people, with a first page for whoever writes a client.',
    answer: { status: 200, mediaType: 'text/html' },
  },
} as const satisfies RouteTable;
