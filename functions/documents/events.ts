import * as z from 'zod/mini';
import { fact, factMaker, UNHEARD } from '../shared/fact.ts';

/** Facts of documents: ids only, neither kinds nor titles (law 1). */

const place = { documentId: z.string(), pupilId: z.string(), schoolId: z.string() };
const byStaff = { ...place, madeBy: z.object({ kind: z.literal('staff'), personId: z.string() }) };

/** An owner has given a colleague a part in a document. */
export const DocumentShared = fact('document-shared', { ...byStaff, staffId: z.string() });
/** Every owner has left the school, so that the night's job has named a leader as owner. */
export const DocumentHandedOver = fact('document-handed-over', { ...place, staffId: z.string() });
/** Those who were asked to approve, and the version of the head: of two facts the greater is the later. */
const approval = { ...byStaff, approverIds: z.array(z.string()), version: z.number() };
/** A leader, or the deputy, is asked to approve. */
export const DocumentAsked = fact('document-asked', approval);
/** The answer, for the owners. */
export const DocumentApproved = fact('document-approved', { ...approval, ownerIds: z.array(z.string()) });
export const DocumentReturned = fact('document-returned', { ...approval, ownerIds: z.array(z.string()) });
/** Nobody has to answer any more: the question was withdrawn, the text changed, or the document discarded. */
export const DocumentQuestionEnded = fact('document-question-ended', approval);
/** Families read a new text. */
export const DocumentPublished = fact('document-published', {
  ...byStaff,
  number: z.number(),
  /** Those who can read it at this moment. */
  readers: z.array(z.object({ kind: z.enum(['guardian', 'pupil']), id: z.string() })),
});
/** The text is closed. */
export const DocumentFinished = fact('document-finished', byStaff).register(UNHEARD, {
  why: 'The owners see it in their lists, and families keep what they read.',
});

/** An owner has sent the finished text to the archive. */
export const DocumentArchived = fact('document-archived', byStaff);

/** Every fact of this feature. */
export const DocumentFact = z.discriminatedUnion('name', [
  DocumentShared,
  DocumentHandedOver,
  DocumentAsked,
  DocumentApproved,
  DocumentReturned,
  DocumentQuestionEnded,
  DocumentPublished,
  DocumentFinished,
  DocumentArchived,
]);
export type DocumentFact = z.output<typeof DocumentFact>;

export const documentFact = factMaker<DocumentFact>();
