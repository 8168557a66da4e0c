import { archivedDocuments } from '../documents/lookup.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import type { Day, Instant } from '../shared/time.ts';
import { warningsLookup } from '../warnings/lookup.ts';
import { TITLES } from './codes.ts';
import { KINDS, type Kind } from './rules.ts';

/** What the archive needs of a record, whatever its kind, as it was when it was sent. */
export type Sent = {
  readonly pupilId: string;
  /** The public title, without a name. */
  readonly title: string;
  readonly pupilName: string;
  /** True if the text has left the school: to these recipients, of whom there is at least one. */
  readonly left: boolean;
  readonly recipients: readonly { readonly kind: 'pupil' | 'guardian'; readonly id: string }[];
  /** When it was sent, or was laid down for one that never left the school; and the Oslo day of it. */
  readonly sentAt: Instant;
  readonly sentOn: Day;
  readonly letter: { readonly sha256: string; readonly bytes: number };
  /** Members of staff, and names in the text, that no public title may hold. */
  readonly staffIds: readonly string[];
  readonly names: readonly string[];
};

/** A record among those of its pupil, by the time that gives it its place in the queue. */
export type Dated = { readonly recordId: string; readonly sentAt: Instant };

/** How the records of one kind are read: one round trip each, strongly consistent. */
export type Source = {
  /** A record as it was sent; `undefined` if it was not, or does not exist. */
  readonly sent: (ownerId: string, recordId: string) => Promise<Sent | undefined>;
  readonly letter: (ownerId: string, recordId: string) => Promise<Uint8Array | undefined>;
  /** Everything of the kind that was sent about a pupil. */
  readonly ofPupil: (ownerId: string, pupilId: string) => Promise<readonly Dated[]>;
};
export type Sources = Readonly<Record<Kind, Source>>;

/** The sources over the table, one for each kind. */
export const sourcesOf = (client: Dynamo, table: string): Sources => ({
  warning: warningSource(warningsLookup(client, table)),
  document: archivedDocuments(client, table),
});

/** Everything that was sent about a pupil, of every kind: one parallel trip. */
export const recordsOf =
  (sources: Sources) =>
  async (ownerId: string, pupilId: string): Promise<readonly Dated[]> =>
    (await Promise.all(KINDS.map((kind) => sources[kind].ofPupil(ownerId, pupilId)))).flat();

const warningSource = (warnings: ReturnType<typeof warningsLookup>): Source => ({
  letter: warnings.letter,
  async sent(ownerId, recordId) {
    const sent = await warnings.sent(ownerId, recordId);
    if (!sent) return undefined;
    const { pupilId, kind, recipients, sentAt, sentOn, letter, letterhead, contact, sentBy, approvedBy } = sent;
    return {
      pupilId,
      sentAt,
      sentOn,
      letter,
      title: TITLES[kind],
      pupilName: letterhead.pupil,
      left: true,
      recipients: recipients.map(({ person }) => person),
      staffIds: [sentBy.staffId, ...(approvedBy ? [approvedBy.staffId] : [])],
      names: [letterhead.sender, contact.name],
    };
  },
  async ofPupil(ownerId, pupilId) {
    const rows = await warnings.ofPupil(ownerId, pupilId);
    return rows.map(({ warningId, sentAt }) => ({ recordId: warningId, sentAt }));
  },
});
