import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import type { Lookup, PupilCard } from '../roster/lookup.ts';
import type { FieldFault } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { authorizeToWrite, choicesOf, mustBeFree, type WriteContext, type WriteDeps } from './authorize.ts';
import { factOf } from './facts.ts';
import { type Category, categoryOf, newRemark, type Remark } from './record.ts';
import type { RefusalCode } from './refusals.ts';
import { faultOfDate, judgeEach } from './rules.ts';
import { Registered } from './schema.ts';
import type { RemarksStore } from './store.ts';
import { showLine } from './view.ts';

export type RegisterDeps = WriteDeps & {
  readonly lookup: Pick<Lookup, 'pupil' | 'lessons'>;
  readonly store: Pick<RemarksStore, 'register'>;
  readonly idempotency: Idempotency;
};

type Wanted = { readonly pupilId: string; readonly categoryId: string; readonly comment?: string | undefined };
type Input = {
  readonly groupId: string;
  readonly date: Day;
  readonly lessonId?: string | undefined;
  readonly remarks: readonly Wanted[];
  readonly idempotencyKey: IdempotencyKey;
};

/**
 * Registers remarks about several pupils of a group in one go (E1): all of them or none, each fault pointing at its
 * pupil. Two reads and one transaction.
 */
export const registerRemarks = (deps: RegisterDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof Registered> | 'moved'> => {
    const { ownerId } = caller.login;
    const asked = await authorizeToWrite(deps, caller, {
      groupId: input.groupId,
      load: () => readBeside(deps, caller, input),
    });
    const { replied } = asked.loaded;
    if (replied) return Registered.parse(replied.body);
    const remarks = planned(asked, caller, input);
    const { actor, card } = asked;
    const names = new Map([[actor.personId, card.name]]);
    const body = {
      remarks: remarks.map((remark) => showLine(remark, { staffId: actor.personId, language: caller.language, names })),
    };
    const facts = remarks.flatMap((remark) => factOf(ownerId, undefined, remark) ?? []);
    const reply = await deps.idempotency.put(caller, input.idempotencyKey, { status: 201, body });
    return (await deps.store.register({ ownerId, remarks, facts, reply })) === 'saved' ? body : 'moved';
  });

/**
 * Reads the pupils, the answer to an earlier request with this key, and, where the request names a lesson, the lessons
 * of the day.
 */
async function readBeside({ lookup, idempotency }: RegisterDeps, caller: Caller, input: Input) {
  const { ownerId } = caller.login;
  const { groupId, date, lessonId } = input;
  const ids = [...new Set(input.remarks.map((remark) => remark.pupilId))];
  const [cards, lessons, replied] = await Promise.all([
    Promise.all(ids.map((id) => lookup.pupil(ownerId, id))),
    lessonId === undefined ? [] : lookup.lessons(ownerId, [groupId], date, date),
    idempotency.find(caller, input.idempotencyKey),
  ]);
  const pupils = new Map(cards.flatMap((card) => (card ? [[card.facts.pupilId, card] as const] : [])));
  return { pupils, lessonIds: lessons.map(({ id }) => id), replied };
}

type Context = WriteContext<Awaited<ReturnType<typeof readBeside>>>;

/** The remarks to write; refuses with all faults of the request. */
function planned(asked: Context, caller: Caller, input: Input): readonly Remark[] {
  const { settings, group } = asked;
  const { pupils, lessonIds } = asked.loaded;
  const { date, lessonId } = input;
  const { day } = caller.moment;
  const wrongDate = faultOfDate(date, day, settings['remarks.daysBack']);
  if (wrongDate) mustBeFree([{ pointer: '/date', ...wrongDate }]);
  const members = [...pupils.values()].filter((card) => isMember(card, group.id, day));
  const inGroup = new Set(members.map(({ facts }) => facts.pupilId));
  const judged = judgeEach(input.remarks, date, { inGroup, choices: choicesOf(settings) });
  const isForeign = lessonId !== undefined && !lessonIds.includes(lessonId);
  const wrongLesson: FieldFault<RefusalCode>[] = isForeign
    ? [{ pointer: '/lessonId', code: 'remarks.no-such-lesson' }]
    : [];
  mustBeFree([...wrongLesson, ...judged.flatMap((verdict) => ('fault' in verdict ? [verdict.fault] : []))]);
  return judged.flatMap((verdict) => {
    const card = 'wanted' in verdict && pupils.get(verdict.wanted.pupilId);
    return card ? [remarkOf({ ...verdict, card }, asked, caller, input)] : [];
  });
}

const isMember = ({ facts }: PupilCard, groupId: string, day: Day): boolean =>
  holdsOn(facts.stay, day) &&
  facts.enrolments.some((enrolment) => enrolment.groupId === groupId && holdsOn(enrolment, day));

/** The remark is held where the school's setting says so, unless the author may release it themselves (E2). */
function remarkOf(
  { wanted, category, card }: { readonly wanted: Wanted; readonly category: Category; readonly card: PupilCard },
  { actor, group, basis, settings }: Context,
  { moment }: Caller,
  { date, lessonId }: Input,
): Remark {
  const holds =
    settings['remarks.holdForContactTeacher'] && !rightsOn(actor, card, moment.day)('remark:release').allowed;
  const { pupilId, comment = '' } = wanted;
  return newRemark(
    { pupilId, schoolId: group.schoolId, groupId: group.id },
    {
      status: holds ? 'held' : 'published',
      by: { staffId: actor.personId, basis },
      said: {
        date,
        lessonId: lessonId ?? null,
        category: categoryOf(category),
        comment,
        commentVisible: settings['remarks.commentVisible'],
      },
    },
    moment,
  );
}
