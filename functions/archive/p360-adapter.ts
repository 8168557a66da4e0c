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
 * Hands a record to P360 (L1): looks for the entry, finds or makes the pupil's folder, makes the entry, looks again.
 *
 * The protocol has an external key for folders but not for documents, and no conditional create. So the title of the
 * letter's file is the key, which every version returns in the list of a folder. Extra fields of a document are
 * columns of one installation, and an installation may ignore an unknown filter, which would match another record.
 * Hence:
 * - consecutive tries never make two entries, however often an answer is lost, as long as the entry stays in one of the
 *   pupil's folders;
 * - concurrent tries may make two. A job's lease prevents them, since a hand-over ends before its lease; but P360 may
 *   complete a call long after our timeout. Then the last look finds both, no try says `archived` unless it was alone,
 *   and the archivist gets the case.
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
 * The pupil's number, or none, after a check of the public titles: P360 gets other bodies than the checked message. A
 * pupil without a number is filed by our key alone, if the owner allows it (decision 043).
 */
function sendable(pack: Package): string | undefined {
  const { subject, filing } = pack;
  const { identityNumber } = subject.pupil;
  const names = [subject.pupil, ...subject.recipients].map(({ name }) => name);
  if (publicTitles(pack).some((title) => namesIn(title, names))) return refuse('name-in-public-title');
  if (identityNumber === undefined && filing.withoutNumber === 'wait') return refuse('no-identity-number');
  return identityNumber;
}

/** All folders of the pupil, by our key and by the number, without duplicates. */
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
 * True when a folder's data name another pupil: by our key, or without one by the number, which may change in a life.
 * A folder without either counts as the pupil's.
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

/** The folder in use. The archivist must settle several, since we might choose the wrong one. */
function openOf(folders: readonly Folder[]): readonly Folder[] {
  const open = folders.filter(({ Status }) => Status !== 'Utgår');
  return open.length > 1 ? refuse('several-folders') : open;
}

/** Makes the pupil's folder and looks again for a concurrent one. */
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

/** Our entry in these folders, closed ones too. The archivist must settle two entries, or a withdrawn entry. */
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

/** Some installations show the file extension in the title. */
const isOurs = ({ Files }: Entry, mark: string): boolean =>
  (Files ?? []).some(({ Title }) => Title === mark || Title === `${mark}.pdf`);

const receipt = (
  { subject }: Package,
  { DocumentNumber, Recno }: Pick<Entry, 'DocumentNumber' | 'Recno'>,
  existed: boolean,
): Receipt => ({
  says: 'archived',
  systemId: `${DocumentNumber} (recno ${Recno})`,
  key: entryKey(subject),
  existed,
});

function refuse(reason: P360Reason): never {
  throw new P360Refusal(reason);
}
