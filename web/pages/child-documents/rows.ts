import { row } from '../../page-row.ts';

const FAMILY = ['guardian', 'pupil'] as const;
// One file for both: who opens the list goes on to a document, and each file costs the first page its name.
const pages = () => import('./all.ts');

/** The pages of published documents, for families. */
export const CHILD_DOCUMENT_PAGES = [
  row('/children/:childId/documents', FAMILY, async () => (await pages()).ChildDocuments),
  row('/children/:childId/documents/:documentId', FAMILY, async () => (await pages()).ChildDocument),
];
