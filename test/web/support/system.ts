import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { beginOn } from '../../../local/begin-on.ts';
import { importSample } from '../../../local/first-import.ts';
import { startSystem } from '../../../local/system.ts';
import { personas } from '../../../sample/personas.ts';
import { freePort } from '../../support/free-port.ts';
import { forgetLooked } from './looked.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the local system of this run. */
    base: string;
  }
}

/** A Tuesday in the middle of a half-year; the clock goes on from its morning. */
const DAY = '2026-12-01';

/** One local system with the sample municipality, for all tests of a run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-web-'));
  forgetLooked();
  fill(folder);
  const system = await startSystem({ port: await freePort(), folder, personas, report: console.error });
  if (system.empty) await system.quietly(() => importSample(system, () => {}));
  project.provide('base', system.base);
  return async () => {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/**
 * Fills the folder with an imported municipality. The import takes most of a minute: a developer who runs the tests
 * often names in `SKOLEBRO_WEB_STATE` a state that `npm start -- --today 2026-12-01` has made, which is copied.
 */
function fill(folder: string): void {
  const kept = process.env.SKOLEBRO_WEB_STATE;
  if (kept !== undefined) cpSync(kept, folder, { recursive: true });
  else beginOn(folder, DAY);
}
