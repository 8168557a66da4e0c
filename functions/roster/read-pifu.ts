import { UnreadableFile } from './read-csv.ts';
import type { Reading } from './rows.ts';

export async function* readPifu(file: string, _bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Reading> {
  throw new UnreadableFile({ file, line: 0 }, 'file-unknown');
}
