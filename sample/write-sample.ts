import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeCsv } from './csv.ts';
import { filesOf } from './files.ts';
import { municipality, type SampleOptions } from './municipality.ts';

/** File name → rows without the header. */
export type Written = ReadonlyMap<string, number>;

/**
 * Writes the municipality's CSV set into a folder, and makes the folder. The same options give the same bytes all
 * month.
 */
export function writeSample(folder: string, options: SampleOptions): Written {
  mkdirSync(folder, { recursive: true });
  const files = filesOf(municipality(options));
  return new Map(files.map(({ name, header, rows }) => [name, writeCsv(join(folder, name), header, rows)]));
}
