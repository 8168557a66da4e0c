import { basename } from 'node:path';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { FileSet } from './read-csv-set.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** OneRoster 1.2 has 22 files, plus our own two; a zip with many more is no set. */
const MOST_ENTRIES = 40;
const LARGEST_TOTAL_BYTES = 2 * 1024 ** 3;
/** CSV shrinks to a tenth; a file that shrinks to a two-hundredth is a zip bomb. */
const MOST_RATIO = 200;
const SMALL_BYTES = 1024 ** 2;
/** Files that desktops add to a zip. */
const LITTER = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/;
/** Errors of yauzl for names that would unpack outside the folder. */
const LEADS_OUT = /absolute path|invalid relative path|invalid characters in fileName/;

/**
 * The files of a zip, checked before unpacking: few entries, a bounded size and ratio, no encryption, no name that
 * leads out of it. Ignores folders inside. The reading of an entry checks its claimed size again.
 */
export async function zippedFiles(path: string): Promise<{ readonly files: FileSet; readonly close: () => void }> {
  const file = basename(path);
  const refuse = (code: string, detail?: string) => new UnreadableFile({ file, line: 0 }, code, detail);
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true }).catch(() => {
    throw refuse('file-not-zip');
  });
  try {
    const entries = await entriesOf(zip, refuse);
    const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (total > LARGEST_TOTAL_BYTES) throw refuse('zip-too-large');
    return {
      files: new Map(entries.map((entry) => [basename(entry.fileName), () => contentOf(zip, entry, refuse)])),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

type Refuse = (code: string, detail?: string) => UnreadableFile;

async function entriesOf(zip: ZipFile, refuse: Refuse): Promise<Entry[]> {
  if (zip.entryCount > MOST_ENTRIES) throw refuse('zip-too-many', String(zip.entryCount));
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || LITTER.test(entry.fileName)) continue;
      if (entry.isEncrypted()) throw refuse('zip-encrypted');
      const exploding =
        entry.uncompressedSize > SMALL_BYTES && entry.uncompressedSize > entry.compressedSize * MOST_RATIO;
      if (exploding) throw refuse('zip-bomb', basename(entry.fileName).slice(0, 60));
      entries.push(entry);
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw refuse(LEADS_OUT.test(String(error)) ? 'zip-name' : 'file-not-zip');
  }
  const names = entries.map((entry) => basename(entry.fileName));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw refuse('zip-name-twice', twice.slice(0, 60));
  return entries;
}

/** The bytes of an entry; refuses more or fewer bytes than claimed, and damaged bytes. */
async function* contentOf(zip: ZipFile, entry: Entry, refuse: Refuse): AsyncGenerator<Uint8Array> {
  try {
    yield* await zip.openReadStreamPromise(entry);
  } catch {
    throw refuse('zip-damaged', basename(entry.fileName).slice(0, 60));
  }
}
