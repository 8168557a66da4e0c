import { canonicalJson, contentHash } from '../shared/ids.ts';
import { type Judged, judgeFolders } from './judge-folders.ts';
import { PACKAGES, receiptKey, sha256 } from './package-adapter.ts';
import type { Packages } from './s3.ts';
import { searchOf, searchXml } from './search-message.ts';
import { folderKey, type Subject, type Terms } from './write-message.ts';

/** A pupil's folder asked for on account of one job. */
export type FolderQuestion = {
  readonly ownerId: string;
  readonly subject: Subject;
  readonly terms: Terms;
  /** Grows when a person says "try again": then the archive is asked anew. */
  readonly round: number;
  /** The answer that has arrived for the job, by its name. */
  readonly answered?: string | undefined;
};

/**
 * Asks an archive for a pupil's folder: what it says, or that its answer has yet to come. It throws when it is away.
 */
export type FindFolder = (question: FolderQuestion) => Promise<Judged | 'searching'>;

/** An archive that looks for folders itself, as P360's adapter does, or one that is not to be asked. */
export const noSearch: FindFolder = async () => 'none';

/**
 * Lays the question beside the packages, and reads the answer once it has come. Its name says which question it is: by
 * the round and by how the owner files, never by whom it is about, so that names of files tell nothing.
 */
export const folderFinder =
  (bucket: Pick<Packages, 'put' | 'read'>): FindFolder =>
  async ({ ownerId, subject, terms, round, answered }) => {
    const search = searchOf(subject, terms);
    if (!search) return 'none';
    const { warningId } = subject;
    const name = searchName(terms, round);
    const answer = `${name}.xml`;
    const xml = answered === answer ? await bucket.read(receiptKey(ownerId, warningId, answer)) : undefined;
    if (xml !== undefined) return judgeFolders(xml, subject, terms);
    const folder = `${PACKAGES}${ownerId}/${warningId}/${name}`;
    const bytes = Buffer.from(searchXml(search), 'utf8');
    await bucket.put(`${folder}/sok.xml`, bytes, 'application/xml');
    const manifest = {
      format: 1,
      externalKey: folderKey(subject.pupilId),
      // Where the archive lays what it has found, under exactly this name.
      answer: receiptKey(ownerId, warningId, answer),
      files: [{ name: 'sok.xml', bytes: bytes.length, sha256: sha256(bytes) }],
    };
    await bucket.put(`${folder}/manifest.json`, Buffer.from(canonicalJson(manifest), 'utf8'), 'application/json');
    return 'searching';
  };

const SEARCH_NAME = /^sok-\d{1,4}-[0-9a-f]{8}\.xml$/;
/** True for the name of an answer to a question of ours. */
export const isAnswerName = (name: string): boolean => SEARCH_NAME.test(name);

function searchName({ codes, filing }: Terms, round: number): string {
  return `sok-${round}-${contentHash({ codes, filing }).slice(0, 8)}`;
}
