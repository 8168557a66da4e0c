import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { at } from '../support/json.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A function's code must stay small: every kilobyte is read and compiled at each cold start. */
const MOST_KILOBYTES = 700;

export type BundleSize = { readonly entry: string; readonly kilobytes: number; readonly zippedKilobytes: number };

/** Bundles every function as a deployment does and measures the code that Lambda loads (without the source map). */
export function bundleSizes(): readonly BundleSize[] {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-bundles-'));
  const context: unknown = at(JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')), 'context');
  const run = spawnSync(process.execPath, ['bin/app.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({ ...Object(context), 'aws:cdk:enable-asset-metadata': true }),
    },
  });
  if (run.status !== 0) throw new Error(`The app could not be synthesized:\n${run.stderr}`);
  const template: unknown = JSON.parse(readFileSync(join(folder, 'skolebro-dev.template.json'), 'utf8'));
  const sizes = Object.values(at(template, 'Resources') ?? {}).flatMap((resource): BundleSize[] => {
    const entry = at(resource, 'Metadata', 'skolebro:entry');
    const asset = at(resource, 'Metadata', 'aws:asset:path');
    if (typeof entry !== 'string' || typeof asset !== 'string') return [];
    const code = join(folder, asset, 'index.js');
    const zipped = gzipSync(readFileSync(code)).length;
    return [{ entry, kilobytes: statSync(code).size / 1024, zippedKilobytes: zipped / 1024 }];
  });
  rmSync(folder, { recursive: true });
  return sizes.sort((a, b) => b.kilobytes - a.kilobytes);
}

/** Prints the sizes; returns the entries over the limit. */
export function printBundleSizes(): readonly string[] {
  const sizes = bundleSizes();
  console.log(`Code of each function (at most ${MOST_KILOBYTES} KB, minified, with the SDK inside)`);
  for (const { entry, kilobytes, zippedKilobytes } of sizes)
    console.log(
      `  ${entry.padEnd(40)} ${kilobytes.toFixed(0).padStart(5)} KB ${zippedKilobytes.toFixed(0).padStart(5)} KB zipped`,
    );
  return sizes.filter(({ kilobytes }) => kilobytes > MOST_KILOBYTES).map(({ entry }) => entry);
}

if (import.meta.main) {
  const over = printBundleSizes();
  if (over.length > 0) {
    console.error(`Over the limit: ${over.join(', ')}`);
    process.exitCode = 1;
  }
}
