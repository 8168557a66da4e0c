import { authorizeGroup, type Caller, logLooks } from '../access/authorize.ts';
import { isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Lookup, membersOn } from '../roster/lookup.ts';
import { type Cell, csvOf } from '../shared/csv.ts';
import { halfYearFrom } from '../shared/school/half-year.ts';
import { fill } from '../shared/texts/fill.ts';
import type { Language } from '../shared/texts/language.ts';
import { momentOf } from '../shared/time.ts';
import { newestFirst } from './content.ts';
import { showStatement } from './freeze-statement.ts';
import type { Statement } from './record.ts';
import type { StatementsStore } from './store.ts';
import { columns } from './texts.ts';

export type ExportDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'staff' | 'pupilNames'>;
  readonly store: Pick<StatementsStore, 'statements'>;
  readonly logRead: LogRead;
};

const READ = 'class:statement-read';

/**
 * Use-case: the statements in force of a class as CSV (C6), in the order of family names. Pupils with protected
 * identity are left out, and the table says how many. The access log records the look for these pupils too (J4).
 */
export const exportClass =
  (deps: ExportDeps) =>
  async (caller: Caller, groupId: string, language: Language, halfYear?: string): Promise<string> => {
    const { moment } = caller;
    const { ownerId } = caller.login;
    const half = halfYearFrom(halfYear, moment.day);
    const { actor, basis, group } = await authorizeGroup(deps.lookup, caller, { action: READ, groupId });
    const members = membersOn(group, moment.day);
    const [names, statements] = await Promise.all([
      deps.lookup.pupilNames(ownerId, members, group),
      Promise.all(members.map((pupilId) => deps.store.statements(ownerId, pupilId, half.id))),
    ]);
    const hidden = [...names.values()].filter((name) => isProtected(name.protection));
    const open = new Set([...names.values()].flatMap((name) => (isProtected(name.protection) ? [] : [name.pupilId])));
    await logLooks(
      deps.logRead,
      actor,
      moment,
      READ,
      [...names.values()].map((facts) => ({ facts, basis })),
    );
    const shown = statements
      .flatMap((some) => newestFirst(some).slice(0, 1))
      .filter(({ pupilId }) => open.has(pupilId));
    const note = fill(columns.protectedLeftOut[language], { count: hidden.length });
    return csvOf([
      heads(language),
      ...shown.map(rowOf).toSorted((a, b) => String(a[0]).localeCompare(String(b[0]), 'nb')),
      ...(hidden.length > 0 ? [[note]] : []),
    ]);
  };

const heads = (language: Language): readonly Cell[] => {
  const { protectedLeftOut: _note, ...rest } = columns;
  return Object.values(rest).map((word) => word[language]);
};

/** In the order of `columns`. */
function rowOf(statement: Statement): readonly Cell[] {
  const { content, sha256 } = showStatement(statement);
  const { pupil, halfYear, asOf, diploma } = content;
  const settled = momentOf(Date.parse(asOf));
  return [
    `${pupil.familyName}, ${pupil.givenName}`,
    pupil.birthDate,
    halfYear.id,
    `${settled.day} ${settled.time}`,
    diploma.before.days,
    diploma.before.minutes,
    diploma.leftOut.days,
    diploma.leftOut.minutes,
    sha256,
  ];
}
