import { allAt, type Element, textAt } from './element.ts';
import { type ArchiveError, errorOf, parse, UUID } from './read-receipt.ts';
import { classOf, folderKey, type Subject, type Terms } from './write-message.ts';

/** Faults of a pupil's folder, or of the answer, that a person must settle before the letter can go on. */
export type FolderFault = 'several-folders' | 'folder-closed' | 'foreign-folder' | 'search-unreadable' | ArchiveError;

/** The judged answer: the pupil has no folder, has this folder, or a person must look. */
export type Judged = 'none' | { readonly folderId: string } | { readonly fault: FolderFault };

/**
 * Judges the archive's search result (`sokeresultatMinimum`). A folder must prove by class or by our key that it is the
 * pupil's: an answer in the wrong place would put a letter into another child's folder. Withdrawn folders (`U`) do not
 * count.
 */
export function judgeFolders(xml: string, subject: Subject, terms: Terms): Judged {
  const root = parse(xml);
  const error = root && errorOf(root);
  if (error) return { fault: error };
  if (root?.name !== 'sokeresultatMinimum') return { fault: 'search-unreadable' };
  const results = allAt(root, 'resultatListe', 'resultatMinimum');
  const found = results.flatMap(({ children }) =>
    children.filter(({ name }) => name === 'saksmappe' || name === 'mappe'),
  );
  const count = textAt(root, 'count');
  if (found.length !== results.length || !/^\d{1,9}$/.test(count)) return { fault: 'search-unreadable' };
  const ours = found.filter((folder) => statusOf(folder) !== 'U' && isPupils(folder, terms));
  if (ours.some((folder) => !proves(folder, subject, terms))) return { fault: 'foreign-folder' };
  const open = ours.filter((folder) => statusOf(folder) !== 'A');
  if (open.length > 1 || Number(count) > found.length) return { fault: 'several-folders' };
  const [folder] = open;
  if (!folder) return ours.length > 0 ? { fault: 'folder-closed' } : 'none';
  const folderId = textAt(folder, 'systemID');
  return UUID.test(folderId) ? { folderId } : { fault: 'search-unreadable' };
}

const statusOf = (folder: Element): string => textAt(folder, 'saksstatus', 'kode');

/** Type or title tell the pupil's folder from others of the same class, such as the counselling service's. */
function isPupils(folder: Element, { filing }: Terms): boolean {
  if (filing.folderType !== '') return true;
  const title = filing.folderTitle.toLocaleLowerCase('nb');
  return ['tittel', 'offentligTittel'].some((name) => textAt(folder, name).toLocaleLowerCase('nb').includes(title));
}

function proves(folder: Element, subject: Subject, { codes, filing }: Terms): boolean {
  const own = classOf(subject, filing);
  const keys = allAt(folder, 'referanseEksternNoekkel')
    .filter((element) => textAt(element, 'fagsystem') === codes.system)
    .map((element) => textAt(element, 'noekkel'));
  if (keys.some((key) => key !== folderKey(subject.pupilId))) return false;
  const ids = allAt(folder, 'klassifikasjon')
    .filter((element) => textAt(element, 'klassifikasjonssystem', 'klassifikasjonssystemID') === own?.system)
    .map((element) => textAt(element, 'klasseID'));
  return ids.length > 0 ? ids.every((id) => id === own?.id) : keys.length > 0;
}
