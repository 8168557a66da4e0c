import type { output } from 'zod/mini';
import { authorizeGroup, type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Lookup, membersOn, namesOn, pupilRow } from '../roster/lookup.ts';
import { halfYearFrom } from '../shared/school/half-year.ts';
import { newestFirst } from './content.ts';
import type { StatementsOfClass } from './schema.ts';
import type { StatementsStore } from './store.ts';

export type ListClassDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'staff' | 'pupilNames'>;
  readonly store: Pick<StatementsStore, 'statements'>;
  readonly logRead: LogRead;
};

const READ = 'class:statement-read';

/**
 * Use-case: the pupils of a class today by family name, each with the statement in force of a half-year (C6). Three
 * reads one after the other.
 */
export const listClass =
  (deps: ListClassDeps) =>
  async (caller: Caller, groupId: string, halfYear?: string): Promise<output<typeof StatementsOfClass>> => {
    const { moment } = caller;
    const { ownerId } = caller.login;
    const half = halfYearFrom(halfYear, moment.day);
    const { actor, basis, group } = await authorizeGroup(deps.lookup, caller, { action: READ, groupId });
    const [names, statements] = await Promise.all([
      namesOn(deps.lookup, ownerId, { group, day: moment.day }),
      Promise.all(membersOn(group, moment.day).map((id) => deps.store.statements(ownerId, id, half.id))),
    ]);
    const inForce = new Map(statements.flatMap((all) => newestFirst(all).slice(0, 1)).map((own) => [own.pupilId, own]));
    const pupils = [...names.values()];
    const seen = pupils.map((facts) => ({ facts, basis }));
    await logLooks(deps.logRead, actor, moment, READ, seen);
    return {
      halfYear: half.id,
      schoolId: group.schoolId,
      name: group.name,
      pupils: pupils
        .toSorted(
          (a, b) => a.familyName.localeCompare(b.familyName, 'nb') || a.givenName.localeCompare(b.givenName, 'nb'),
        )
        .map((pupil) => {
          const own = inForce.get(pupil.pupilId);
          return { ...pupilRow(pupil), statement: own ? { statementId: own.statementId, asOf: own.asOf } : null };
        }),
    };
  };
