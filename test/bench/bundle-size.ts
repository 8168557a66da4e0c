import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { withBundles } from './bundles.ts';
import { printTable } from './print-table.ts';

/** A function's code must stay small: every kilobyte is read and compiled at each cold start. */
const MOST_KILOBYTES = 700;

/** Prints the code that Lambda loads of each function (without the source map); an entry over the limit is a fault. */
export const bench = (): Promise<readonly string[]> =>
  withBundles(async (bundles) => {
    const sizes = bundles
      .map(({ entry, code }) => ({
        entry,
        kilobytes: statSync(code).size / 1024,
        zipped: gzipSync(readFileSync(code)).length / 1024,
      }))
      .sort((a, b) => b.kilobytes - a.kilobytes);
    printTable(
      `Code of each function: at most ${MOST_KILOBYTES} KB, minified, with the SDK inside`,
      [
        { title: 'function', of: (row) => row.entry },
        { title: 'KB', of: (row) => row.kilobytes.toFixed(0) },
        { title: 'KB zipped', of: (row) => row.zipped.toFixed(0) },
      ],
      sizes,
    );
    return sizes
      .filter(({ kilobytes }) => kilobytes > MOST_KILOBYTES)
      .map(({ entry, kilobytes }) => `${entry} is ${kilobytes.toFixed(0)} KB, over ${MOST_KILOBYTES}`);
  });
