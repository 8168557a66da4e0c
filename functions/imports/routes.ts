import type { RouteTable } from '../shared/http/route.ts';
import { Import, ImportBody, ImportParams, Imports, NewImport } from './schema.ts';

const owner = { audience: 'feide', action: 'owner:import' } as const;

export const routes = {
  'GET /v1/owner/imports': {
    ...owner,
    summary: 'The latest imports, newest first.',
    description: 'For the owner’s administrators. Fetch an import by its id for its refused lines.',
    answer: { status: 200, schema: Imports },
    refusals: ['forbidden', 'no-such-role'],
  },
  'POST /v1/owner/imports': {
    ...owner,
    summary: 'Announce a roster file and get its upload address.',
    description:
      'A dry run shows the changes and makes none. The upload starts the import; ask for its status until it is done. The address takes one file.',
    body: ImportBody,
    answer: { status: 201, schema: NewImport },
    refusals: ['forbidden', 'no-such-role'],
  },
  'GET /v1/owner/imports/{importId}': {
    ...owner,
    summary: 'One import: its status, what it added, changed and ended, and which lines it refused.',
    description: 'Ask again until `status` is `done`, `refused` or `failed`; once in a few seconds is enough.',
    params: ImportParams,
    answer: { status: 200, schema: Import },
    refusals: ['not-found', 'forbidden', 'no-such-role'],
  },
  'POST /v1/owner/imports/{importId}/application': {
    ...owner,
    summary: 'Apply a dry run that is done, without uploading the file again.',
    description:
      'Applies the file of the dry run. Refused when more would end now than the dry run showed. An application that failed by a fault of our system, or because another import changed the same records, can be requested again.',
    params: ImportParams,
    answer: { status: 202, schema: Import },
    refusals: ['not-found', 'forbidden', 'no-such-role', 'imports.not-applicable', 'imports.file-gone'],
  },
} as const satisfies RouteTable;
