import type { RouteTable } from '../shared/http/route.ts';
import { SchoolParams } from '../shared/schema.ts';
import { {{Feature}}Input, {{Feature}}Item, {{Feature}}List } from './schema.ts';

export const routes = {
  'GET /v1/schools/{schoolId}/{{feature}}': {
    audience: 'feide',
    action: 'school:{{feature}}-read',
    summary: '{{todo}}: one English sentence on what is read.',
    description: '{{todo}}: who reads it, in which order it comes, and what it says when there is nothing.',
    params: SchoolParams,
    answer: { status: 200, schema: {{Feature}}List },
    refusals: ['not-found', 'no-such-role'],
  },
  'POST /v1/schools/{schoolId}/{{feature}}': {
    audience: 'feide',
    action: 'school:{{feature}}-change',
    summary: '{{todo}}: one English sentence on what is added.',
    description: '{{todo}}: what becomes of it, and what a repeat answers.',
    params: SchoolParams,
    body: {{Feature}}Input,
    answer: { status: 201, schema: {{Feature}}Item },
    idempotent: true,
    refusals: ['not-found', 'no-such-role', '{{feature}}.title-empty', '{{feature}}.title-too-long'],
  },
} as const satisfies RouteTable;
