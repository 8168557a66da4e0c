import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEngine } from '../../local/engine.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    dynamoEndpoint: string;
    engineKind: string;
  }
}

/** One engine per run of a project, in a folder of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-test-'));
  const engine = await startEngine({ folder, brief: true });
  project.provide('dynamoEndpoint', engine.endpoint);
  project.provide('engineKind', engine.kind);
  return async () => {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
