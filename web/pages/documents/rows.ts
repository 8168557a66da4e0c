import { row } from '../../page-row.ts';

const STAFF = ['staff'] as const;
const document = '/documents/:schoolId/:pupilId/:documentId';
// One file for all of them: who opens a list goes on to a document, and each file costs the first page its name.
const pages = () => import('./all.ts');

/** The pages of documents: the lists, a pupil's documents, and a document with its people and its publication. */
export const DOCUMENT_PAGES = [
  row('/documents', STAFF, async () => (await pages()).Documents),
  row('/documents/approvals', STAFF, async () => (await pages()).Approvals),
  row(document, STAFF, async () => (await pages()).DocumentPage),
  row(`${document}/people`, STAFF, async () => (await pages()).People),
  row(`${document}/publish`, STAFF, async () => (await pages()).Publish),
  row('/pupils/:schoolId/:pupilId/documents', STAFF, async () => (await pages()).PupilDocuments),
];
