import { basename } from 'node:path';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { FileSet } from './read-csv-set.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** OneRoster 1.2 has 22 files and we have two beside them; much more is no set. */
const MOST_ENTRIES = 40;
const LARGEST_TOTAL_BYTES = 2 * 1024 ** 3;
/** CSV shrinks to a tenth; what shrinks to a two-hundredth was made to explode. */
const MOST_RATIO = 200;
const SMALL_BYTES = 1024 ** 2;
/** What desktops put into a zip beside the files. */
const LITTER = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/;
/** How yauzl refuses names that would unpack somewhere else. */
const LEADS_OUT = /absolute path|invalid relative path|invalid characters in fileName/;

/**
 * The files of a zip, checked before a byte is unpacked: few entries, a bounded size and ratio, nothing encrypted, no
 * name that leads out of it. Folders inside are ignored. What an entry claims is checked again while it is read.
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

/** The bytes of an entry; more or fewer than it claimed, or damaged ones, refuse the file. */
async function* contentOf(zip: ZipFile, entry: Entry, refuse: Refuse): AsyncGenerator<Uint8Array> {
  try {
    yield* await zip.openReadStreamPromise(entry);
  } catch {
    throw refuse('zip-damaged', basename(entry.fileName).slice(0, 60));
  }
}
