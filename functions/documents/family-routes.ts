import { FAMILY, routesAt } from '../shared/http/routes-at.ts';
import { DOCUMENT, FamilyDocument, FamilyDocuments, VersionQuery } from './family-schema.ts';

const ASKED = ['not-found', 'no-such-role'] as const;
const READ = {
  guardian: { action: 'child:documents', refusals: [...ASKED, 'documents.pupil-of-age'] },
  pupil: { action: 'pupil:own-documents', refusals: ASKED },
} as const;

/** What families ask about the documents that the school has published. */
export const familyRoutes = routesAt(FAMILY, READ, {
  'GET /documents': {
    answer: { status: 200, schema: FamilyDocuments },
    summary: 'The published documents about a child, newest first.',
    description: 'A document that the reader has not opened since its newest text is unread.',
  },
  'GET /documents/{documentId}': {
    ids: DOCUMENT,
    query: VersionQuery,
    answer: { status: 200, schema: FamilyDocument },
    summary: 'A published document: the newest text with what has changed, or an earlier text by its number.',
    description: 'The school sees who has opened which text, and when.',
  },
  'GET /documents/{documentId}/pdf': {
    ids: DOCUMENT,
    query: VersionQuery,
    answer: { status: 200, mediaType: 'application/pdf' },
    summary: 'A published document as a PDF, byte for byte as it was published.',
    description: 'PDF/A-2a, tagged.',
  },
});
