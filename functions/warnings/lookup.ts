import { type Dynamo, eachItem, itemsAt, itemsBetween, key, queryOf } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { Draft, SentWarning, StoredLetter, WarningEnd, WarningRow } from './record.ts';
import type { WarningKind } from './rules.ts';

/** A filter of warnings: by kind, by subject (if the kind has any), and sent before a day. */
export type Prior = { readonly kind: WarningKind; readonly subject?: string | undefined; readonly before: Day };

export type WarningsLookup = ReturnType<typeof warningsLookup>;

/**
 * Read-only questions about sent warnings, for the features that deliver and archive them; one round trip each,
 * strongly consistent (decision 021).
 */
export function warningsLookup(client: Dynamo, table: string) {
  const at = async (ownerId: string, warningId: string, sk: string) =>
    (await itemsAt(client, table, [{ pk: key(ownerId, 'WARNING', warningId), sk }]))[0];

  const ofPupil = async (ownerId: string, pupilId: string): Promise<readonly WarningRow[]> => {
    const items = await itemsBetween(client, table, key(ownerId, 'PUPIL', pupilId), 'WARNING#', 'WARNING#~');
    return items.map((item) => WarningRow.parse(item)).reverse();
  };

  return {
    /** A warning as it was sent; `undefined` if it is a draft or does not exist. */
    async sent(ownerId: string, warningId: string): Promise<SentWarning | undefined> {
      const item = await at(ownerId, warningId, 'SENT');
      return item && SentWarning.parse(item);
    },

    /** The letter's bytes, as they were sent. */
    async letter(ownerId: string, warningId: string): Promise<Uint8Array | undefined> {
      const item = await at(ownerId, warningId, 'LETTER');
      return item && StoredLetter.parse(item).bytes;
    },

    /** A warning's end; `undefined` while it is open. */
    async end(ownerId: string, warningId: string): Promise<WarningEnd | undefined> {
      const item = await at(ownerId, warningId, 'END');
      return item && WarningEnd.parse(item);
    },

    /**
     * The pupil of each draft that waits for a school's principal, at most `limit` (an eventually consistent index).
     */
    async waitingForApproval(ownerId: string, schoolId: string, limit: number): Promise<readonly string[]> {
      const found: string[] = [];
      const part = { index: 'gsi2', pk: key(ownerId, 'SCHOOL', schoolId, 'WARNINGS', 'ASKED') } as const;
      for await (const item of eachItem(client, queryOf(table, part))) {
        found.push(Draft.parse(item).pupilId);
        if (found.length >= limit) break;
      }
      return found;
    },

    /** The pupil's register, newest first: sent warnings with their ends. One query. */
    ofPupil,

    /**
     * The pupil's warnings of that kind and subject sent before a day, newest first, withdrawn ones too (see `ended`).
     */
    async wasWarnedBefore(ownerId: string, pupilId: string, prior: Prior): Promise<readonly WarningRow[]> {
      return (await ofPupil(ownerId, pupilId)).filter((row) => isPrior(row, prior));
    },
  };
}

/** True for a warning that was sent before the day, of that kind and, if a subject is given, in that subject. */
export const isPrior = (row: WarningRow, { kind, subject, before }: Prior): boolean =>
  row.kind === kind &&
  row.sentOn < before &&
  (subject === undefined || row.subjects.some(({ code }) => code === subject));

/** A warning as a letter; deliveries use it to address one on paper. */
export { letterOf } from './letter-of.ts';
export type { SentWarning, WarningEnd, WarningRow };
