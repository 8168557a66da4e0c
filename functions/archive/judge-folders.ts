import { allAt, type Element, textAt } from './element.ts';
import { type ArchiveError, errorOf, parse, UUID } from './read-receipt.ts';
import { classOf, folderKey, type Subject, type Terms } from './write-message.ts';

/** Why a person must see to a pupil's folder, or to the answer, before a letter can go on. */
export type FolderFault = 'several-folders' | 'folder-closed' | 'foreign-folder' | 'search-unreadable' | ArchiveError;

/** What an archive has answered: it has no folder of the pupil, it has this one, or somebody must look. */
export type Judged = 'none' | { readonly folderId: string } | { readonly fault: FolderFault };

/**
 * Judges what an archive has found (`sokeresultatMinimum`). A folder is taken only when it says itself that it is the
 * pupil's, by class or by our key: an answer that was laid in the wrong place would put a letter into another child's
 * folder. Withdrawn ones (`U`) count for nothing.
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

/**
 * A pupil may have other folders under the same class, such as those of the counselling service: type or title tells
 * them apart.
 */
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
