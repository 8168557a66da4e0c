import type { output } from 'zod/mini';
import { isProtected } from '../access/policy.ts';
import { pupilNameOf } from '../messages/lookup.ts';
import type { GuardianContact } from '../roster/lookup.ts';
import type { Home } from './audience.ts';
import type { Announcement, ReadMark } from './record.ts';
import { type Counts, countsOf, nameOf, type Reader } from './rules.ts';
import type { FamilyAnnouncements, SentAnnouncement, SentAnnouncements } from './schema.ts';

type Known = { readonly groupName: string; readonly names: ReadonlyMap<string, string> };

const common = (
  { announcementId, groupId, by, at, urgent = false, status, subject }: Announcement,
  { groupName, names }: Known,
) => ({
  announcementId,
  groupId,
  group: groupName,
  from: names.get(by) ?? null,
  at,
  urgent,
  status,
  subject: status === 'sent' ? subject : null,
});

/** The words of an announcement; a withdrawn one has none. */
export const textOf = ({ status, text }: Announcement): string | null => (status === 'sent' ? text : null);

/** An announcement as its reader sees it, with the reader's own mark and nobody else's. */
export const showOwn = (
  announcement: Announcement,
  { mark, ...known }: Known & { readonly mark: ReadMark | undefined },
): output<typeof FamilyAnnouncements>['announcements'][number] => ({
  ...common(announcement, known),
  readAt: mark?.at ?? null,
  okAt: mark?.okAt ?? null,
});

export const countsIn = (homes: readonly Home[], marks: readonly ReadMark[]): Counts =>
  countsOf(
    homes.map(({ readers }) => readers),
    marks,
  );

/** An announcement as the school's staff see it. */
export const showSent = (
  announcement: Announcement,
  { staffId, counts, ...known }: Known & { readonly staffId: string; readonly counts: Counts },
): output<typeof SentAnnouncements>['announcements'][number] => ({
  ...common(announcement, known),
  you: announcement.by === staffId,
  counts,
});

const pupilOf = ({ card }: Home) => ({
  pupilId: card.facts.pupilId,
  pupilName: pupilNameOf(card),
  protected: isProtected(card.facts.protection),
});

type Contacts = ReadonlyMap<string, Pick<GuardianContact, 'name'>>;

/** A reader with the name; the family of a protected pupil is named on the pupil's card alone (law 4). */
const adultOf = ({ kind, id }: Reader, { card }: Home, contacts: Contacts) => {
  const own = kind === 'pupil' ? pupilNameOf(card) : (contacts.get(id)?.name ?? null);
  return { personId: id, kind, name: isProtected(card.facts.protection) && kind === 'guardian' ? null : own };
};

const byPupil = <Row extends { readonly pupilName: string }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => a.pupilName.localeCompare(b.pupilName, 'nb'));

/** The readers of today by pupil, each with the time of reading and of the OK. */
export const familiesOf = (
  homes: readonly Home[],
  { marks, contacts }: { readonly marks: readonly ReadMark[]; readonly contacts: Contacts },
): NonNullable<output<typeof SentAnnouncement>['families']> => {
  const markOf = new Map(marks.map((mark) => [nameOf(mark.person), mark]));
  return familiesWith(homes, contacts, (reader) => {
    const mark = markOf.get(nameOf(reader));
    return { readAt: mark?.at ?? null, okAt: mark?.okAt ?? null };
  });
};

/** The readers of today by pupil, each with the name and with what `of` says of the reader. */
export const familiesWith = <Said extends object>(
  homes: readonly Home[],
  contacts: Contacts,
  of: (reader: Reader) => Said,
) =>
  byPupil(
    homes.map((home) => ({
      ...pupilOf(home),
      adults: home.readers.map((reader) => ({ ...adultOf(reader, home, contacts), ...of(reader) })),
    })),
  );

/** These readers of each home, with the pupil: a line for each. */
export const linesOf = (homes: readonly Home[], contacts: Contacts) =>
  byPupil(
    homes.flatMap((home) => home.readers.map((reader) => ({ ...pupilOf(home), ...adultOf(reader, home, contacts) }))),
  );

/** The guardians among the readers of these homes. */
export const guardiansIn = (homes: readonly Home[]): readonly string[] => [
  ...new Set(homes.flatMap(({ readers }) => readers.flatMap(({ kind, id }) => (kind === 'guardian' ? [id] : [])))),
];
