import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/**
 * A file of the folder `faces` beside the code, read at its first use, so that no cold start waits for it (decision
 * 036).
 */
export const readPacked = (name: string): Buffer<ArrayBuffer> =>
  Buffer.from(brotliDecompressSync(readFileSync(join(import.meta.dirname, 'faces', `${name}.br`))));
