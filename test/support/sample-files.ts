import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { SampleOptions } from '../../sample/municipality.ts';
import { writeSample } from '../../sample/write-sample.ts';

export type Row = Readonly<Record<string, string>>;
/** A municipality as its files have it: the bytes by file name, and the rows by name without `.csv`. */
export type SampleFiles = {
  readonly bytes: ReadonlyMap<string, string>;
  readonly of: (name: string) => readonly Row[];
};

/** Writes a municipality to a folder that is gone afterwards, and reads it back. */
export function sampleFiles(options: SampleOptions): SampleFiles {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-sample-'));
  writeSample(folder, options);
  const bytes = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  rmSync(folder, { recursive: true });
  const rows = new Map<string, Row[]>();
  for (const [name, text] of bytes) rows.set(name, parse(text, { columns: true }));
  return { bytes, of: (name) => rows.get(`${name}.csv`) ?? [] };
}

/** The parts of a cell that holds several ids. */
export const list = (cell: string | undefined): string[] => (cell ?? '').split(/[,;]/).filter((part) => part !== '');

export const numberOf = (user: Row | undefined): string | undefined => /\{NIN:(\d+)\}/.exec(user?.userIds ?? '')?.[1];
export const feideOf = (user: Row | undefined): string | undefined =>
  /\{Feide:([^}]+)\}/.exec(user?.userIds ?? '')?.[1];
