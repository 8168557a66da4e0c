import { canonicalJson, contentHash } from '../shared/ids.ts';
import { type Judged, judgeFolders } from './judge-folders.ts';
import { PACKAGES, receiptKey, sha256 } from './package-adapter.ts';
import type { Packages } from './s3.ts';
import { searchOf, searchXml } from './search-message.ts';
import { folderKey, type Subject, type Terms } from './write-message.ts';

/** A question for a pupil's folder, for one job. */
export type FolderQuestion = {
  readonly ownerId: string;
  readonly subject: Subject;
  readonly terms: Terms;
  /** Grows with each retry by a person, so that the archive gets a new question. */
  readonly round: number;
  /** The file name of the archive's answer for the job, if it has come. */
  readonly answered?: string | undefined;
};

/** Asks an archive for a pupil's folder: the result, or `searching` until it answers. Throws when it is unavailable. */
export type FindFolder = (question: FolderQuestion) => Promise<Judged | 'searching'>;

/** For an archive that finds folders itself, as P360's adapter does, or that takes no question. */
export const noSearch: FindFolder = async () => 'none';

/**
 * Puts the question beside the packages, and reads the answer when it has come. The file name identifies the question
 * by round and filing settings, never by the pupil, so that file names disclose nothing.
 */
export const folderFinder =
  (bucket: Pick<Packages, 'put' | 'read'>): FindFolder =>
  async ({ ownerId, subject, terms, round, answered }) => {
    const search = searchOf(subject, terms);
    if (!search) return 'none';
    const { recordId } = subject;
    const name = searchName(terms, round);
    const answer = `${name}.xml`;
    const xml = answered === answer ? await bucket.read(receiptKey(ownerId, recordId, answer)) : undefined;
    if (xml !== undefined) return judgeFolders(xml, subject, terms);
    const folder = `${PACKAGES}${ownerId}/${recordId}/${name}`;
    const bytes = Buffer.from(searchXml(search), 'utf8');
    await bucket.put(`${folder}/sok.xml`, bytes, 'application/xml');
    const manifest = {
      format: 1,
      externalKey: folderKey(subject.pupilId),
      // The archive must put its answer under exactly this key.
      answer: receiptKey(ownerId, recordId, answer),
      files: [{ name: 'sok.xml', bytes: bytes.length, sha256: sha256(bytes) }],
    };
    await bucket.put(`${folder}/manifest.json`, Buffer.from(canonicalJson(manifest), 'utf8'), 'application/json');
    return 'searching';
  };

const SEARCH_NAME = /^sok-\d{1,4}-[0-9a-f]{8}\.xml$/;
/** True for the file name of an answer to one of our questions. */
export const isAnswerName = (name: string): boolean => SEARCH_NAME.test(name);

function searchName({ codes, filing }: Terms, round: number): string {
  return `sok-${round}-${contentHash({ codes, filing }).slice(0, 8)}`;
}
