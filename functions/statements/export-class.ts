import { authorizeGroup, type Caller, logLooks } from '../access/authorize.ts';
import { isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Lookup, membersOn } from '../roster/lookup.ts';
import { type Cell, csvOf } from '../shared/csv.ts';
import { DOCUMENTATIONS, type Sums } from '../shared/school/absence-terms.ts';
import { halfYearFrom } from '../shared/school/half-year.ts';
import { fill } from '../shared/texts/fill.ts';
import type { Language } from '../shared/texts/language.ts';
import { momentOf } from '../shared/time.ts';
import { isOnDiploma, newestFirst } from './content.ts';
import { showStatement } from './freeze-statement.ts';
import type { Content } from './schema.ts';
import type { StatementsStore } from './store.ts';
import { columns } from './texts.ts';

export type ExportDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'staff' | 'pupilNames'>;
  readonly store: Pick<StatementsStore, 'statements'>;
  readonly logRead: LogRead;
};

const READ = 'class:statement-read';

/**
 * Use-case: the statements in force of a class as CSV (C6), in the order of family names. Only a class with a pupil who
 * gets grades has columns of the diploma. Pupils with protected identity are left out, and the table says how many. The
 * access log records the look for these pupils too (J4).
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
      .filter(({ pupilId }) => open.has(pupilId))
      .map(showStatement);
    const withDiploma = shown.some(({ content }) => isOnDiploma(content));
    const note = fill(columns.protectedLeftOut[language], { count: hidden.length });
    return csvOf([
      heads(language, withDiploma),
      ...shown
        .map((statement) => rowOf(statement, withDiploma))
        .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]), 'nb')),
      ...(hidden.length > 0 ? [[note]] : []),
    ]);
  };

const DIPLOMA: ReadonlySet<string> = new Set(['diplomaDays', 'diplomaMinutes', 'leftOutDays', 'leftOutMinutes']);

function heads(language: Language, withDiploma: boolean): readonly Cell[] {
  const { protectedLeftOut: _note, ...rest } = columns;
  return Object.entries(rest).flatMap(([name, word]) => (withDiploma || !DIPLOMA.has(name) ? [word[language]] : []));
}

/** In the order of `columns`. */
function rowOf({ content, sha256 }: ReturnType<typeof showStatement>, withDiploma: boolean): readonly Cell[] {
  const { pupil, halfYear, asOf, count } = content;
  const settled = momentOf(Date.parse(asOf));
  return [
    `${pupil.familyName}, ${pupil.givenName}`,
    pupil.birthDate,
    halfYear.id,
    `${settled.day} ${settled.time}`,
    absenceIn(count.days),
    absenceIn(count.minutes),
    ...(withDiploma ? diplomaOf(content) : []),
    sha256,
  ];
}

const absenceIn = (sums: Sums): number =>
  DOCUMENTATIONS.reduce((sum, kind) => (kind === 'not-absence' ? sum : sum + sums[kind]), 0);

/** Empty for a pupil without grades yet, in a class with pupils of several years. */
function diplomaOf(content: Content): readonly Cell[] {
  const { before, leftOut } = content.diploma;
  const cells = [before.days, before.minutes, leftOut.days, leftOut.minutes];
  return isOnDiploma(content) ? cells : cells.map(() => null);
}
