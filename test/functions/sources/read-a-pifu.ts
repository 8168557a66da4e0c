import { readPifu } from '../../../functions/sources/read-pifu.ts';
import type { Reading } from '../../../functions/sources/rows.ts';
import { pifuText } from './pifu-file.ts';
import { chunks, type Read, readAll } from './small-set.ts';

export const TODAY = '2026-11-29';

export const readText = (text: string, today: string | 'no day' = TODAY): Promise<Read> =>
  readAll(readPifu('roster.xml', () => chunks(Buffer.from(text)), today === 'no day' ? undefined : today));
/** Reads a full file of these elements. */
export const readPifuOf = (...elements: readonly string[]): Promise<Read> => readText(pifuText(...elements));

export const rowsOf = ({ rows }: Read): string[] => rows.map(({ kind, key }) => `${kind} ${key}`);
export const refusedIn = ({ refused }: Read): string[] => refused.map(({ kind, code }) => `${kind} ${code}`);
export const notedIn = ({ notes }: Read): string[] => notes.map(({ kind, code }) => `${kind} ${code}`);
export const dataOf = ({ rows }: Read, kind: string, key: string) =>
  rows.find((row) => row.kind === kind && row.key === key)?.data;

/** The rows that refused lines spare, `kind key`. */
export async function sparedIn(...elements: readonly string[]): Promise<string[]> {
  const found: Reading[] = [];
  for await (const reading of readPifu('roster.xml', () => chunks(Buffer.from(pifuText(...elements))), TODAY))
    found.push(reading);
  return found
    .flatMap((reading) => ('refused' in reading ? [reading.spares ?? [], reading.alsoSpares ?? []].flat() : []))
    .map(({ kind, key }) => `${kind} ${key}`);
}
