import { createHash } from 'node:crypto';
import { isProtected } from '../access/policy.ts';
import type { IdentityNumbers } from '../imports/lookup.ts';
import type { Lookup, PupilCard } from '../roster/lookup.ts';
import type { Settings } from '../settings/lookup.ts';
import type { SentWarning, WarningsLookup } from '../warnings/lookup.ts';
import type { Adapter } from './adapter.ts';
import { faultsOf } from './check-message.ts';
import { TITLES } from './codes.ts';
import type { FindFolder } from './find-folder.ts';
import type { Receipt } from './read-receipt.ts';
import type { HandOver } from './work-job.ts';
import { messageOf, messageXml, type Named, type Subject } from './write-message.ts';

export type HandOverDeps = {
  readonly warnings: Pick<WarningsLookup, 'sent' | 'letter'>;
  readonly lookup: Pick<Lookup, 'pupil' | 'schools' | 'guardianNames' | 'staffNames'>;
  readonly numbers: IdentityNumbers;
  readonly settings: {
    of(ownerId: string): Promise<{ at(schoolId?: string): Pick<Settings, 'archive.codes' | 'archive.filing'> }>;
  };
  readonly find: FindFolder;
  readonly adapter: Adapter;
};

const failed = (reason: string): Receipt => ({ says: 'failed', reason });

/**
 * Builds one warning's message from the sent warning and the people's current records, checks it, and hands it over
 * (L1). An incomplete message never leaves: the job fails with the first fault, for a person to settle. If the owner
 * wants it, the archive is first asked for the pupil's folder.
 */
export const handOver =
  (deps: HandOverDeps): HandOver =>
  async (ownerId, { warningId, pupilId, schoolId, decisions, answered }) => {
    const [sent, letter, card, { schools }, settings] = await Promise.all([
      deps.warnings.sent(ownerId, warningId),
      deps.warnings.letter(ownerId, warningId),
      deps.lookup.pupil(ownerId, pupilId),
      deps.lookup.schools(ownerId),
      deps.settings.of(ownerId),
    ]);
    const school = schools.find(({ id }) => id === schoolId);
    if (!sent || !letter || sent.pupilId !== pupilId) return failed('no-letter');
    if (!isAsSent(letter, sent.letter)) return failed('letter-changed');
    // The file's own PDF/A mark; tests of the letters check that the mark is true.
    if (!Buffer.from(letter).includes('pdfaid:part')) return failed('letter-not-pdfa');
    if (!card || !school) return failed('not-in-roster');
    const { people, names } = await peopleOf(deps, ownerId, sent);
    if (people.some(({ name }) => name === '')) return failed('not-in-roster');
    const subject = subjectOf(sent, card, people, school);
    const current = settings.at(schoolId);
    const terms = { codes: current['archive.codes'], filing: current['archive.filing'] };
    const [fault] = faultsOf(messageOf(subject, terms), subject, names, terms);
    if (fault) return failed(fault);
    const folder = await deps.find({ ownerId, subject, terms, round: decisions.length, answered });
    if (folder === 'searching') return folder;
    if (folder !== 'none' && 'fault' in folder) return failed(folder.fault);
    const found = folder === 'none' ? terms : { ...terms, folderId: folder.folderId };
    const message = messageOf(subject, found);
    const [late] = faultsOf(message, subject, names, found);
    if (late) return failed(late);
    return deps.adapter({ ownerId, subject, ...terms, xml: messageXml(message), letter });
  };

const isAsSent = (letter: Uint8Array, { sha256, bytes }: SentWarning['letter']): boolean =>
  letter.length === bytes && createHash('sha256').update(letter).digest('hex') === sha256;

/** The recipients, the pupil first, with their numbers; and all names that no public title may hold. */
async function peopleOf({ lookup, numbers }: HandOverDeps, ownerId: string, sent: SentWarning) {
  const ids = (kind: 'pupil' | 'guardian') =>
    sent.recipients.flatMap(({ person }) => (person.kind === kind ? [person.id] : []));
  const staff = [sent.sentBy.staffId, ...(sent.approvedBy ? [sent.approvedBy.staffId] : [])];
  const [guardians, writers, known] = await Promise.all([
    lookup.guardianNames(ownerId, ids('guardian')),
    lookup.staffNames(ownerId, staff),
    numbers(ownerId, [sent.pupilId, ...ids('guardian')]),
  ]);
  const named = (id: string, name: string): Named => ({ name, identityNumber: known.get(id) });
  const people = [
    named(sent.pupilId, sent.letterhead.pupil),
    ...ids('guardian').map((id) => named(id, guardians.get(id) ?? '')),
  ];
  const names = [...people.map(({ name }) => name), ...writers.values(), sent.letterhead.sender, sent.contact.name];
  return { people, names };
}

/** The message's subject: as sent, but whether the address is secret follows the pupil's current record. */
function subjectOf(
  sent: SentWarning,
  card: PupilCard,
  people: readonly Named[],
  school: { readonly name: string; readonly orgNumber?: string | undefined },
): Subject {
  const [pupil = { name: sent.letterhead.pupil }] = people;
  const { warningId, pupilId, sentAt, sentOn, letter } = sent;
  return {
    warningId,
    pupilId,
    sentAt,
    sentOn,
    pupil,
    letter,
    title: TITLES[sent.kind],
    recipients: people,
    school: { name: school.name, orgNumber: school.orgNumber },
    secret: isProtected(card.facts.protection),
  };
}
