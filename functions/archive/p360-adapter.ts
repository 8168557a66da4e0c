import type { Adapter, Package } from './adapter.ts';
import { namesIn } from './check-message.ts';
import { Entries, type Entry, type Folder, Folders, MadeEntry, MadeFolder } from './p360-answers.ts';
import {
  entriesOf,
  entryMark,
  foldersByKey,
  foldersByNumber,
  newEntry,
  newFolder,
  type P360Codes,
  publicTitles,
} from './p360-bodies.ts';
import type { P360Calls } from './p360-client.ts';
import { type P360Reason, P360Refusal } from './p360-errors.ts';
import type { Receipt } from './read-receipt.ts';
import { entryKey, folderKey } from './write-message.ts';

type Deps = { readonly open: () => Promise<P360Calls>; readonly p360: P360Codes };

/**
 * Hands a warning to P360 (L1): looks whether it is there, finds or makes the pupil's folder, makes the entry, and
 * looks again.
 *
 * The protocol has no key of ours for a document (for a folder it has), and no "make it unless it is there". So the key
 * is the title of the letter's file, which every version answers with when a folder is listed; extra fields of a
 * document are columns of one installation, and a filter that one does not know may be left out of account, which here
 * would mean another warning. Hence:
 * - one try after another never makes two, however often an answer is lost, as long as the entry stays in a folder of
 *   the pupil;
 * - two tries at the same time may make two. A job's lease keeps them apart, since a hand-over ends before it does; a
 *   call that P360 finishes long after we gave it up can still slip through. Then the look afterwards sees both,
 *   neither try says `archived` unless it was alone, and the archivist hears of it.
 */
export const p360Adapter =
  ({ open, p360 }: Deps): Adapter =>
  async (pack) => {
    try {
      return await file(pack, await open(), p360);
    } catch (error) {
      if (error instanceof P360Refusal) return { says: 'failed', reason: error.reason };
      throw error;
    }
  };

async function file(pack: Package, calls: P360Calls, p360: P360Codes): Promise<Receipt> {
  const identityNumber = sendable(pack);
  const folders = await foldersOf(pack, identityNumber, calls);
  const known = await entryIn(folders, pack, calls);
  if (known) return receipt(pack, known, true);
  const [folder] = openOf(folders);
  const caseNumber = folder?.CaseNumber ?? (await makeFolder(pack, identityNumber, calls, p360));
  const body = newEntry(pack, pack.letter, caseNumber, p360);
  const made = await calls.call('DocumentService/CreateDocument', body, MadeEntry);
  await entryIn([{ CaseNumber: caseNumber }], pack, calls);
  return receipt(pack, made, false);
}

/**
 * The pupil's number, or that there is none, when what we are about to send may be sent: P360 gets other bodies than
 * the message that was checked. Who has no number is filed by our key alone, where the owner says so (decision 043).
 */
function sendable(pack: Package): string | undefined {
  const { subject, filing } = pack;
  const { identityNumber } = subject.pupil;
  const names = [subject.pupil, ...subject.recipients].map(({ name }) => name);
  if (publicTitles(pack).some((title) => namesIn(title, names))) return refuse('name-in-public-title');
  if (identityNumber === undefined && filing.withoutNumber === 'wait') return refuse('no-identity-number');
  return identityNumber;
}

/** All folders of the pupil, by our key and by the number, each once. */
async function foldersOf(
  pack: Package,
  identityNumber: string | undefined,
  { list }: P360Calls,
): Promise<readonly Folder[]> {
  const found = [
    ...(await list('CaseService/GetCases', foldersByKey(pack), Folders)),
    ...(identityNumber === undefined
      ? []
      : await list('CaseService/GetCases', foldersByNumber(identityNumber), Folders)),
  ];
  if (found.some((folder) => isForeign(folder, pack, identityNumber))) return refuse('foreign-folder');
  return [...new Map(found.map((folder) => [folder.Recno, folder])).values()];
}

/**
 * True when a folder says itself that it is another pupil's: by our key, and where it has none by the number, which may
 * change in a life. One that says nothing is believed to be what was asked for.
 */
function isForeign(
  { ExternalId, ArchiveCodes }: Folder,
  { subject }: Package,
  identityNumber: string | undefined,
): boolean {
  const keys = partsOf(ExternalId, /elevmappe:[^"\\]*/g);
  if (keys.length > 0) return !keys.includes(folderKey(subject.pupilId));
  const numbers = partsOf(ArchiveCodes, /(?<!\d)\d{11}(?!\d)/g);
  return numbers.length > 0 && (identityNumber === undefined || !numbers.includes(identityNumber));
}

const partsOf = (value: unknown, part: RegExp): readonly string[] => JSON.stringify(value ?? '').match(part) ?? [];

/** Folders that are in use. Several are for the archivist: whichever we took might be the wrong one. */
function openOf(folders: readonly Folder[]): readonly Folder[] {
  const open = folders.filter(({ Status }) => Status !== 'Utgår');
  return open.length > 1 ? refuse('several-folders') : open;
}

/** Makes the pupil's folder and looks again: somebody may have made one at the same time. */
async function makeFolder(
  pack: Package,
  identityNumber: string | undefined,
  calls: P360Calls,
  p360: P360Codes,
): Promise<string> {
  const body = newFolder(pack, identityNumber, p360);
  const { CaseNumber } = await calls.call('CaseService/CreateCase', body, MadeFolder);
  openOf(await foldersOf(pack, identityNumber, calls));
  return CaseNumber;
}

/**
 * Our entry in these folders, those that are no longer in use too. Two of them, or one that was taken out again, are
 * for the archivist.
 */
async function entryIn(
  folders: readonly Pick<Folder, 'CaseNumber'>[],
  { subject }: Package,
  { list }: P360Calls,
): Promise<Entry | undefined> {
  const found: Entry[] = [];
  for (const { CaseNumber } of folders) {
    const all = await list('DocumentService/GetDocuments', entriesOf(CaseNumber), Entries);
    found.push(...all.filter((entry) => isOurs(entry, entryMark(subject))));
  }
  const ours = [...new Map(found.map((entry) => [entry.Recno, entry])).values()];
  const valid = ours.filter(({ StatusCode, StatusDescription }) => StatusCode !== 'U' && StatusDescription !== 'Utgår');
  if (valid.length > 1) return refuse('several-entries');
  return valid.length === 0 && ours.length > 0 ? refuse('entry-withdrawn') : valid[0];
}

/** Some installations show a file's ending in its title. */
const isOurs = ({ Files }: Entry, mark: string): boolean =>
  (Files ?? []).some(({ Title }) => Title === mark || Title === `${mark}.pdf`);

const receipt = (
  { subject }: Package,
  { DocumentNumber, Recno }: Pick<Entry, 'DocumentNumber' | 'Recno'>,
  existed: boolean,
): Receipt => ({
  says: 'archived',
  systemId: `${DocumentNumber} (recno ${Recno})`,
  key: entryKey(subject.warningId),
  existed,
});

function refuse(reason: P360Reason): never {
  throw new P360Refusal(reason);
}
