import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at } from '../support/json.ts';

const ROOT = join(import.meta.dirname, '../..');

/** One function's code as a deployment uploads it. */
export type Bundle = { readonly entry: string; readonly code: string };

/** Bundles every function as a deployment does, hands the results on, and removes them afterwards. */
export async function withBundles<Result>(use: (bundles: readonly Bundle[]) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-bundles-'));
  try {
    return await use(bundled(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bundled(folder: string): readonly Bundle[] {
  const context: unknown = at(JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')), 'context');
  const run = spawnSync(process.execPath, ['bin/app.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({ ...Object(context), stage: 'dev', 'aws:cdk:enable-asset-metadata': true }),
    },
  });
  if (run.status !== 0) throw new Error(`The app could not be synthesized:\n${run.stderr}`);
  const templates = globSync('*.template.json', { cwd: folder }).map((name): unknown =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')),
  );
  const resources = templates.flatMap((template) => Object.values(at(template, 'Resources') ?? {}));
  return resources.flatMap((resource): Bundle[] => {
    const entry = at(resource, 'Metadata', 'skolebro:entry');
    const asset = at(resource, 'Metadata', 'aws:asset:path');
    return typeof entry === 'string' && typeof asset === 'string'
      ? [{ entry, code: join(folder, asset, 'index.js') }]
      : [];
  });
}
