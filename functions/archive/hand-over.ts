import { createHash } from 'node:crypto';
import { isProtected } from '../access/policy.ts';
import type { IdentityNumbers } from '../imports/lookup.ts';
import type { Lookup, PupilCard } from '../roster/lookup.ts';
import type { Settings } from '../settings/lookup.ts';
import type { Adapter } from './adapter.ts';
import { faultsOf } from './check-message.ts';
import type { FindFolder } from './find-folder.ts';
import type { Job } from './job.ts';
import type { Receipt } from './read-receipt.ts';
import type { Sent, Sources } from './sources.ts';
import type { HandOver } from './work-job.ts';
import { messageOf, messageXml, type Named, type Subject } from './write-message.ts';

export type HandOverDeps = {
  readonly sources: Sources;
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
 * Builds one record's message from the record as it was sent and the people's current records, checks it, and hands it
 * over (L1). An incomplete message never leaves: the job fails with the first fault, for a person to settle. If the
 * owner wants it, the archive is first asked for the pupil's folder.
 */
export const handOver =
  (deps: HandOverDeps): HandOver =>
  async (ownerId, job) => {
    const { kind, recordId, pupilId, schoolId, decisions, answered } = job;
    const [sent, letter, card, { schools }, settings] = await Promise.all([
      deps.sources[kind].sent(ownerId, recordId),
      deps.sources[kind].letter(ownerId, recordId),
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
    const people = await peopleOf(deps, ownerId, sent);
    if ([people.pupil, ...people.recipients].some(({ name }) => name === '')) return failed('not-in-roster');
    const subject = subjectOf(sent, { job, card, people, school });
    const { names } = people;
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

const isAsSent = (letter: Uint8Array, { sha256, bytes }: Sent['letter']): boolean =>
  letter.length === bytes && createHash('sha256').update(letter).digest('hex') === sha256;

type People = {
  readonly pupil: Named;
  readonly recipients: readonly Named[];
  /** All names that no public title may hold. */
  readonly names: readonly string[];
};

/** The pupil and the recipients with their numbers, and all names. */
async function peopleOf({ lookup, numbers }: HandOverDeps, ownerId: string, sent: Sent): Promise<People> {
  const guardianIds = sent.recipients.flatMap(({ kind, id }) => (kind === 'guardian' ? [id] : []));
  const [guardians, writers, known] = await Promise.all([
    lookup.guardianNames(ownerId, guardianIds),
    lookup.staffNames(ownerId, sent.staffIds),
    numbers(ownerId, [sent.pupilId, ...guardianIds]),
  ]);
  const pupil = { name: sent.pupilName, identityNumber: known.get(sent.pupilId) };
  const recipients = sent.recipients.map(({ kind, id }) =>
    kind === 'pupil' ? pupil : { name: guardians.get(id) ?? '', identityNumber: known.get(id) },
  );
  const names = [pupil, ...recipients].map(({ name }) => name);
  return { pupil, recipients, names: [...names, ...writers.values(), ...sent.names] };
}

type Around = {
  readonly job: Pick<Job, 'kind' | 'recordId'>;
  readonly card: PupilCard;
  readonly people: People;
  readonly school: { readonly name: string; readonly orgNumber?: string | undefined };
};

/** The message's subject: as sent, but whether the address is secret follows the pupil's current record. */
function subjectOf(sent: Sent, { job, card, people, school }: Around): Subject {
  const secret = isProtected(card.facts.protection);
  return {
    kind: job.kind,
    recordId: job.recordId,
    pupilId: sent.pupilId,
    title: sent.title,
    pupil: people.pupil,
    recipients: people.recipients,
    school: { name: school.name, orgNumber: school.orgNumber },
    secret,
    note: secret || !sent.left,
    sentAt: sent.sentAt,
    sentOn: sent.sentOn,
    letter: sent.letter,
  };
}
