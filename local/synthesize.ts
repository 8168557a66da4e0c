import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from './resolve.ts';
import { FOLDERS } from './state.ts';

/** The folder with the app's templates for this machine: synthesized without bundling, and again only when sources changed. */
export function synthesized(issuerBase: string): string {
  const sources = globSync(
    ['bin/**/*.ts', 'lib/**/*.ts', 'functions/*/{routes,schema,env,rules}.ts', 'package-lock.json', 'cdk.json'],
    { cwd: FOLDERS.root },
  );
  const hash = createHash('sha256').update(issuerBase);
  for (const source of sources.sort()) hash.update(source).update(readFileSync(join(FOLDERS.root, source)));
  const folder = join(FOLDERS.build, `template-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(join(folder, 'manifest.json'))) return folder;
  const file: { context: Json } = JSON.parse(readFileSync(join(FOLDERS.root, 'cdk.json'), 'utf8'));
  const context = { ...file.context, stage: 'local', issuerBase, 'aws:cdk:bundling-stacks': [] };
  const run = spawnSync(process.execPath, ['bin/app.ts'], {
    cwd: FOLDERS.root,
    env: { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context) },
    encoding: 'utf8',
  });
  if (run.status === 0) return folder;
  throw new Error(`The app could not be synthesized:\n${run.stderr}`);
}
