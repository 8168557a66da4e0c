import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Day } from '../shared/time.ts';
import { readCsvSet } from './read-csv-set.ts';
import { readPifu } from './read-pifu.ts';
import { zippedFiles } from './read-zip.ts';
import type { Reading } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** The forms a roster may come in: our CSV set as a folder or zipped, or PIFU-IMS XML. */
export const FORMATS = ['csv-folder', 'csv-zip', 'pifu-xml'] as const;
export type Format = (typeof FORMATS)[number];

/** The form of a file or folder, by what it is and how its name ends. */
export async function formatOf(path: string): Promise<Format> {
  const found = await stat(path);
  if (found.isDirectory()) return 'csv-folder';
  if (path.toLowerCase().endsWith('.zip')) return 'csv-zip';
  if (path.toLowerCase().endsWith('.xml')) return 'pifu-xml';
  throw new UnreadableFile({ file: basename(path), line: 0 }, 'file-form');
}

/** Reads a roster from disk, line by line. `today` is the day by which birth dates and roles are judged. */
export async function* readSource(path: string, format: Format, today?: Day): AsyncGenerator<Reading> {
  switch (format) {
    case 'csv-folder': {
      const names = (await readdir(path)).filter((name) => name.toLowerCase().endsWith('.csv'));
      yield* readCsvSet(new Map(names.map((name) => [name, () => createReadStream(join(path, name))])), today);
      return;
    }
    case 'csv-zip': {
      const zip = await zippedFiles(path);
      try {
        yield* readCsvSet(zip.files, today);
      } finally {
        zip.close();
      }
      return;
    }
    case 'pifu-xml':
      yield* readPifu(basename(path), () => createReadStream(path), today);
  }
}
