import { momentOf } from '../../functions/shared/time.ts';
import { importFrom, type Target } from '../../local/import-files.ts';
import { OWNER } from './events.ts';

/** One import as a command of the operator makes it: of a file or folder, into the tables that are named. */
export const importInto = (path: string, [table, identityTable]: readonly [string, string]) => {
  const target: Target = {
    table,
    identityTable,
    loginKeySecret: 'login-key',
    identityKeySecret: 'identity-key',
    numbers: 'synthetic',
    engine: 'local',
  };
  return importFrom(path, target, {
    ownerId: OWNER,
    system: 'sas',
    mode: 'apply',
    confirmEnding: false,
    maxEndedShare: 10,
    moment: momentOf(Date.parse('2026-11-24T06:30:00Z')),
  });
};

/** In a process of its own, so that a test can kill it. */
const [, own, path, table, identityTable] = process.argv;
if (own === import.meta.filename && path && table && identityTable) await importInto(path, [table, identityTable]);
