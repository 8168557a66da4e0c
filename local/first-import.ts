import { join } from 'node:path';
import { momentOf } from '../functions/shared/time.ts';
import { SAMPLE_OWNER } from '../lib/stage.ts';
import { writeSample } from '../sample/write-sample.ts';
import { importFrom, type Target } from './import-files.ts';
import { refusedWords } from './import-words.ts';
import { progressLines } from './progress-lines.ts';
import { FOLDERS } from './state.ts';
import type { System } from './system.ts';

/** The importer's tables, from the template. */
export function importTarget({ deployed }: Pick<System, 'deployed'>): Target {
  const named = (part: string): string =>
    deployed.tables.find((table) => table.TableName?.includes(part))?.TableName ?? '';
  const secret = (part: string): string => deployed.secrets.find((id) => id.includes(part)) ?? '';
  return {
    table: named('local-table'),
    identityTable: named('identitytable'),
    loginKeySecret: secret('loginkey'),
    identityKeySecret: secret('identitykey'),
    numbers: 'synthetic',
    engine: 'local',
  };
}

/** Makes the sample municipality's files for today and imports them with the real importer. Prints its progress. */
export async function importSample(system: System, print: (line: string) => void): Promise<string> {
  const began = performance.now();
  const moment = momentOf(system.now());
  const folder = join(FOLDERS.build, 'sample');
  print('  making the sample municipality’s files');
  writeSample(folder, { today: moment.day });
  const lines = progressLines({ now: () => performance.now(), print });
  const order = { ownerId: SAMPLE_OWNER, system: 'sample', confirmEnding: false, maxEndedShare: 10, moment };
  const report = await importFrom(folder, importTarget(system), { ...order, mode: 'apply' }, lines.progress).finally(
    lines.stop,
  );
  const { pupil, guardian, staff, lesson } = report.counts;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const people = `${pupil.added} pupils, ${guardian.added} guardians, ${staff.added} staff, ${lesson.added} lessons`;
  return `Imported Fjordvik kommune in ${seconds} s: ${people}; ${refusedWords(report.refusedCount)}`;
}
