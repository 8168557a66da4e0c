import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/**
 * A file of `faces`, which lies beside the code: read when it is first needed, so that no start waits for it (decision
 * 036).
 */
export const readPacked = (name: string): Buffer<ArrayBuffer> =>
  Buffer.from(brotliDecompressSync(readFileSync(join(import.meta.dirname, 'faces', `${name}.br`))));
