import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Day } from '../shared/time.ts';
import { type FileSet, readCsvSet } from './read-csv-set.ts';
import { readPifu } from './read-pifu.ts';
import { isTimetable, readUntis } from './read-untis.ts';
import { zippedFiles } from './read-zip.ts';
import type { Reading } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

/**
 * The formats of a roster: our CSV set as a folder or zipped, or PIFU-IMS XML; and of a timetable: Untis's text export
 * as a folder or zipped, or an answer of WebUntis.
 */
export const FORMATS = ['csv-folder', 'csv-zip', 'pifu-xml', 'untis-folder', 'untis-zip', 'untis-json'] as const;
export type Format = (typeof FORMATS)[number];

export type Source = { readonly path: string; readonly format: Format };

/**
 * The source at a path. A folder is a set of files, or stands for its only file of another format. Refuses several
 * files that do not belong together, and names them, since any of them may be the roster.
 */
export async function sourceAt(path: string): Promise<Source> {
  if (!(await stat(path)).isDirectory()) return { path, format: await formatOf(path) };
  const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
  const whole = names.filter((name) => /\.(xml|zip)$/i.test(name));
  const isSet = isTimetable(names) || names.some((name) => /\.csv$/i.test(name));
  const [only, ...others] = whole;
  if (only === undefined) return { path, format: isTimetable(names) ? 'untis-folder' : 'csv-folder' };
  if (!isSet && others.length === 0) return sourceAt(join(path, only));
  const [first, ...rest] = [
    ...whole,
    ...names.filter((name) => /\.(csv|json)$/i.test(name) || isTimetable([name])),
  ].map((name) => ({ kind: 'file' as const, place: { file: name.slice(0, 80), line: 0 }, code: 'folder-mixed' }));
  throw new UnreadableFile(first?.place ?? { file: basename(path), line: 0 }, 'folder-mixed', undefined, rest);
}

/** The format of a file by its ending; of a folder as a set of files. */
export async function formatOf(path: string): Promise<Format> {
  const found = await stat(path);
  if (found.isDirectory()) return isTimetable(await readdir(path)) ? 'untis-folder' : 'csv-folder';
  if (path.toLowerCase().endsWith('.zip')) return (await isZippedTimetable(path)) ? 'untis-zip' : 'csv-zip';
  if (path.toLowerCase().endsWith('.json')) return 'untis-json';
  if (path.toLowerCase().endsWith('.xml')) return 'pifu-xml';
  throw new UnreadableFile({ file: basename(path), line: 0 }, 'file-form');
}

/** Reads a roster from disk, line by line. `today` is the day for checks of birth dates and roles. */
export async function* readSource(path: string, format: Format, today?: Day): AsyncGenerator<Reading> {
  switch (format) {
    case 'csv-folder':
      yield* readCsvSet(await folderOf(path, /\.csv$/i), today);
      return;
    case 'untis-folder':
      yield* readUntis(await folderOf(path, /\.(csv|json|txt)$/i));
      return;
    case 'untis-json':
      yield* readUntis(new Map([[basename(path), () => createReadStream(path)]]));
      return;
    case 'csv-zip':
    case 'untis-zip': {
      const zip = await zippedFiles(path);
      try {
        yield* format === 'csv-zip' ? readCsvSet(zip.files, today) : readUntis(zip.files);
      } finally {
        zip.close();
      }
      return;
    }
    case 'pifu-xml':
      yield* readPifu(basename(path), () => createReadStream(path), today);
  }
}

/** The files of a folder whose names match. */
async function folderOf(path: string, kind: RegExp): Promise<FileSet> {
  const names = (await readdir(path)).filter((name) => kind.test(name));
  return new Map(names.map((name) => [name, () => createReadStream(join(path, name))]));
}

/** False for a file that is no zip; the reader refuses it later. */
async function isZippedTimetable(path: string): Promise<boolean> {
  try {
    const zip = await zippedFiles(path);
    zip.close();
    return isTimetable(zip.files.keys());
  } catch (error) {
    if (error instanceof UnreadableFile) return false;
    throw error;
  }
}
