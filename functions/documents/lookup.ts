import type { Dynamo } from '../shared/table/dynamo.ts';
import { momentOf } from '../shared/time.ts';
import { ARCHIVED_EDITION } from './keys.ts';
import { documentReads } from './reads.ts';
import type { Meta } from './record.ts';
import { TEMPLATES } from './templates.ts';

/** The titles of our own kinds of documents in an archive: the same for every pupil, so no name. */
export const DOCUMENT_TITLES: readonly string[] = TEMPLATES.flatMap(({ name }) => [name.nb, name.nn]);

/** Read-only questions about documents that were sent to the archive, for the feature that hands them over. */
export function archivedDocuments(client: Dynamo, table: string) {
  const reads = documentReads(client, table);
  return {
    /** A document as it was sent; `undefined` if it was not, or does not exist. */
    async sent(ownerId: string, documentId: string) {
      const meta = await reads.meta(ownerId, documentId);
      return meta?.archived && sentOf(meta, meta.archived);
    },

    /** The PDF of exactly the text that was sent. */
    async letter(ownerId: string, documentId: string): Promise<Uint8Array | undefined> {
      const bytes = await reads.pdf(ownerId, documentId, ARCHIVED_EDITION);
      return bytes.length === 0 ? undefined : bytes;
    },

    /** A pupil's documents that were sent, with the time of it. */
    async ofPupil(ownerId: string, pupilId: string) {
      const lines = await reads.ofPupil(ownerId, pupilId);
      return lines.flatMap(({ documentId, archivedAt }) =>
        archivedAt === undefined ? [] : [{ recordId: documentId, sentAt: archivedAt }],
      );
    },
  };
}

/** What was published went to its readers then; what was not is a note of the school, of when it was laid down. */
function sentOf(
  { pupilId, grants, approved, published }: Meta,
  { at, by, byName, title, pupilName, letter, published: edition }: NonNullable<Meta['archived']>,
) {
  const sentAt = edition?.at ?? at;
  return {
    pupilId,
    title,
    pupilName,
    letter,
    sentAt,
    sentOn: momentOf(Date.parse(sentAt)).day,
    left: edition !== undefined,
    recipients: (edition?.readers ?? []).map(({ person }) => person),
    staffIds: [...new Set([by, ...grants.map(({ staffId }) => staffId)])],
    names: [byName, approved?.name, published?.byName, ...grants.map(({ name }) => name)].flatMap((name) => name ?? []),
  };
}
