import { key } from '../shared/table/dynamo.ts';
import type { Meta, StoredGrant } from './record.ts';
import { STEPS } from './rules.ts';

/** Where documents lie in the table (decision 057): the keys of every item, made in one place. */

export const documentPk = (ownerId: string, documentId: string): string => key(ownerId, 'DOC', documentId);
const at = (ownerId: string, documentId: string, ...sk: readonly string[]) => ({
  pk: documentPk(ownerId, documentId),
  sk: key(...sk),
});
export const metaAt = (ownerId: string, documentId: string) => at(ownerId, documentId, 'META');
export const sectionAt = (ownerId: string, documentId: string, sectionId: string) =>
  at(ownerId, documentId, 'SECTION', sectionId);
/** A template of the owner's own, as the document began with it. */
export const ownTemplateAt = (ownerId: string, documentId: string) => at(ownerId, documentId, 'TEMPLATE');
export const stepAt = (ownerId: string, documentId: string, stepId: string) => at(ownerId, documentId, 'STEP', stepId);
/** Publications have a partition of their own, and their bytes another: opening a document reads none of them. */
export const publicationsPk = (ownerId: string, documentId: string): string => key(ownerId, 'DOCPUB', documentId);
export const publicationAt = (ownerId: string, documentId: string, number: number) => ({
  pk: publicationsPk(ownerId, documentId),
  sk: key('NUMBER', counted(number)),
});
export const openedAt = (
  ownerId: string,
  documentId: string,
  { number, person }: { readonly number: number; readonly person: { readonly kind: string; readonly id: string } },
) => at(ownerId, documentId, 'READ', counted(number), person.kind, person.id);
/** The place of the archived text among the PDFs: publications count from one. */
export const ARCHIVED_EDITION = 0;
export const pdfPk = (ownerId: string, documentId: string): string => key(ownerId, 'DOCPDF', documentId);
export const pdfPartAt = (
  ownerId: string,
  documentId: string,
  part: { readonly number: number; readonly part: number },
) => ({
  pk: pdfPk(ownerId, documentId),
  sk: key(counted(part.number), counted(part.part)),
});
/** Revisions too: a document opens in the same reads however many there are. */
export const revisionsPk = (ownerId: string, documentId: string): string => key(ownerId, 'DOCREV', documentId);
export const revisionAt = (
  ownerId: string,
  documentId: string,
  { sectionId, slot, by }: { readonly sectionId: string; readonly slot: number; readonly by: string },
) => ({ pk: revisionsPk(ownerId, documentId), sk: key(sectionId, String(slot).padStart(8, '0'), by) });

/** The line of a document in the pupil's partition: staff search it, families read the published ones. */
export const pupilPk = (ownerId: string, pupilId: string): string => key(ownerId, 'PUPIL', pupilId);
export const pupilLineAt = (ownerId: string, { pupilId, documentId }: Pick<Meta, 'pupilId' | 'documentId'>) => ({
  pk: pupilPk(ownerId, pupilId),
  sk: key('DOC', documentId),
});

/** The newest text of a document that somebody of the family has opened, beside the pupil's line. */
export const familyReadAt = (ownerId: string, { pupilId, documentId, person }: FamilyRead) => ({
  pk: pupilPk(ownerId, pupilId),
  sk: key('DOCREAD', documentId, person.kind, person.id),
});
type FamilyRead = Pick<Meta, 'pupilId' | 'documentId'> & {
  readonly person: { readonly kind: 'guardian' | 'pupil'; readonly id: string };
};

/** The line of a document in the list of one of its people, `DOC#id` / `GRANT#staff`. */
export const grantAt = (ownerId: string, documentId: string, staffId: string) =>
  at(ownerId, documentId, 'GRANT', staffId);
/** The lists of a member of staff (I2): own documents, and those of others; ended documents sort by themselves. */
export const listPk = (ownerId: string, staffId: string, list: 'own' | 'shared'): string =>
  key(ownerId, 'STAFF', staffId, 'DOCUMENTS', list.toUpperCase());
export const listIn = (ownerId: string, meta: Meta, { staffId, role }: StoredGrant) => ({
  gsi1pk: listPk(ownerId, staffId, role === 'owner' ? 'own' : 'shared'),
  gsi1sk: `${STEPS.edit.from.includes(meta.state) ? 'ACTIVE' : 'ENDED'}#${meta.updatedAt}`,
});

/** That somebody owns documents at a school: the night's job reads these, and no document whose owner works there. */
export const ownersPk = (ownerId: string): string => key(ownerId, 'DOCUMENT-OWNERS');
export const ownerAt = (ownerId: string, { schoolId, staffId }: Pick<Meta, 'schoolId'> & { staffId: string }) => ({
  pk: ownersPk(ownerId),
  sk: key(schoolId, staffId),
});

/** The queue of an approver, on the document's head while it is asked for approval. */
export const queuePk = (ownerId: string, approverId: string): string => key(ownerId, 'STAFF', approverId, 'APPROVE');
export const queueIn = (ownerId: string, { asked, documentId }: Meta) =>
  asked === undefined ? {} : { gsi2pk: queuePk(ownerId, asked.approverId), gsi2sk: `${asked.at}#${documentId}` };

export const deputyAt = (ownerId: string, approverId: string) => ({
  pk: key(ownerId, 'STAFF', approverId),
  sk: 'DOCUMENT-DEPUTY',
});
export const deputyForPrefix = 'DEPUTY-FOR#';
export const deputyForAt = (ownerId: string, deputy: { readonly staffId: string; readonly approverId: string }) => ({
  pk: key(ownerId, 'STAFF', deputy.staffId),
  sk: key('DEPUTY-FOR', deputy.approverId),
});

/** What administrators have decided about each kind of document: small items, read when a document begins. */
export const templateHeadsPk = (ownerId: string): string => key(ownerId, 'DOCTEMPLATES');
export const templateHeadAt = (ownerId: string, templateId: string) => ({
  pk: templateHeadsPk(ownerId),
  sk: key('HEAD', templateId),
});
/** The draft of an owner's own template, and each version that was put into use. */
export const templateDraftAt = (ownerId: string, templateId: string) => ({
  pk: key(ownerId, 'DOCTEMPLATE', templateId),
  sk: 'DRAFT',
});
export const templateVersionAt = (ownerId: string, templateId: string, version: number) => ({
  pk: key(ownerId, 'DOCTEMPLATE', templateId),
  sk: key('VERSION', counted(version)),
});

const counted = (number: number): string => String(number).padStart(4, '0');
