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
 * Makes one warning's message out of what was sent and who people are now, holds it to what an archive must get, and
 * hands it over (L1). What is not whole never leaves: the job fails with the first fault, for a person to see to. The
 * archive is asked for the pupil's folder first, where it is to be.
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
    // What a file says of itself; that our letters are what they say is held by their own tests.
    if (!Buffer.from(letter).includes('pdfaid:part')) return failed('letter-not-pdfa');
    if (!card || !school) return failed('not-in-roster');
    const { people, names } = await peopleOf(deps, ownerId, sent);
    if (people.some(({ name }) => name === '')) return failed('not-in-roster');
    const subject = subjectOf(sent, card, people, school);
    const held = settings.at(schoolId);
    const terms = { codes: held['archive.codes'], filing: held['archive.filing'] };
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

/**
 * Everybody who got the letter, the pupil first, as the archive names them; and all names that no public title may
 * hold.
 */
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

/**
 * What the message is about: as it was sent, but for whether the pupil's address is secret, which holds as it is now.
 */
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
