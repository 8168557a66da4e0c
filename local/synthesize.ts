import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from './resolve.ts';
import { FOLDERS } from './state.ts';

/** The placeholder for this machine's address in the templates, so that one synthesis serves every port. */
export const BASE_PLACEHOLDER = 'http://base.skolebro.invalid';

/**
 * The folder with the app's templates for this machine. Synthesizes without bundling, and only after a change of the
 * sources.
 */
export function synthesized(): string {
  const sources = globSync(
    ['bin/**/*.ts', 'lib/**/*.ts', 'functions/*/{routes,schema,env,rules}.ts', 'package-lock.json', 'cdk.json'],
    { cwd: FOLDERS.root },
  );
  const hash = createHash('sha256');
  for (const source of sources.sort()) hash.update(source).update(readFileSync(join(FOLDERS.root, source)));
  const folder = join(FOLDERS.build, `template-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(join(folder, 'manifest.json'))) return folder;
  mkdirSync(FOLDERS.build, { recursive: true });
  // Made in a temporary folder and moved when complete: concurrent or interrupted starts do no harm.
  const aside = mkdtempSync(join(FOLDERS.build, 'synthesis-'));
  try {
    synthesize(aside);
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(join(folder, 'manifest.json'))) throw error;
  }
  return folder;
}

function synthesize(folder: string): void {
  const file: { context: Json } = JSON.parse(readFileSync(join(FOLDERS.root, 'cdk.json'), 'utf8'));
  const context = {
    ...file.context,
    stage: 'local',
    issuerBase: BASE_PLACEHOLDER,
    'aws:cdk:bundling-stacks': [],
  };
  const run = spawnSync(process.execPath, ['bin/app.ts'], {
    cwd: FOLDERS.root,
    env: { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context) },
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`The app could not be synthesized:\n${run.stderr}`);
}
