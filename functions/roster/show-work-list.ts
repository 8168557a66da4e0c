import type { output } from 'zod/mini';
import { type Caller, loadStaff, logLooks, permitStaff } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import type { Moment } from '../shared/time.ts';
import { belongs } from './authorize.ts';
import { type Lookup, roleId } from './lookup.ts';
import { asksForContact, type ContactSettings } from './pupil-lists.ts';
import type { QuestionStore } from './question-store.ts';
import { WORK_KINDS, type WorkKind } from './rules.ts';
import type { WorkList } from './schema.ts';
import type { RosterStore, WorkLine } from './store.ts';
import { lineOf, type PageFacts, pairOf } from './work-view.ts';

export type WorkListDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff'>;
  readonly store: Pick<RosterStore, 'workList'>;
  readonly questions: Pick<QuestionStore, 'pupil' | 'people' | 'statements' | 'settlements'>;
  readonly settings: { of(ownerId: string): Promise<ContactSettings> };
  readonly logRead: LogRead;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

type Wanted = {
  readonly schoolId: string;
  readonly kind?: WorkKind | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: string | undefined;
};

const PAGE = 20;
const ACTION = 'school:work-list';
const placeOf = ({ kind, subjectId }: WorkLine): string => `${kind}#${subjectId}`;

/**
 * A page of a school's open questions, each with its person, the sources' statements and the actions that settle it
 * (J2): two parallel reads, the second with a few small queries per person. The access log records the named pupils.
 */
export const showWorkList =
  ({ lookup, store, questions, settings, logRead, secret }: WorkListDeps) =>
  async (caller: Caller, { schoolId, kind, cursor, limit }: Wanted): Promise<output<typeof WorkList>> => {
    const { ownerId } = caller.login;
    const [who, kept, values, signing] = await Promise.all([
      lookup.whoIs(caller.login),
      store.workList(ownerId, schoolId),
      settings.of(ownerId),
      secret(),
    ]);
    const all = asksForContact(values, schoolId) ? inOrder([...kept, contactLineOf(schoolId, caller.moment)]) : kept;
    const bound = ['work-list', ownerId, roleId(who, 'staff', caller.moment.day), schoolId, kind ?? ''];
    const after = cursor === undefined ? '' : openCursor(signing, bound, cursor);
    const rest = all.filter((line) => (kind === undefined || line.kind === kind) && placeOf(line) > after);
    const page = rest.slice(0, Number(limit ?? PAGE));
    const staff = await loadStaff(lookup, caller, who);
    const basis = permitStaff(staff, caller, ACTION, { kind: 'school', schoolId });
    const facts = await factsOf(questions, ownerId, page, all);
    const viewer = { schoolId, day: caller.moment.day, language: caller.language };
    const seen = [...facts.pupils.values()].filter(({ card }) => belongs(card, schoolId, caller.moment.day));
    const looks = seen.map(({ card }) => ({ facts: card.facts, basis }));
    await logLooks(logRead, staff.actor, caller.moment, ACTION, looks);
    const last = rest.length > page.length ? page.at(-1) : undefined;
    return {
      counts: WORK_KINDS.flatMap((each) => {
        const count = all.filter((line) => line.kind === each).length;
        return count > 0 ? [{ kind: each, count }] : [];
      }),
      lines: page.flatMap((line) => lineOf(line, facts, viewer)),
      next: last === undefined ? null : sealCursor(signing, bound, placeOf(last)),
    };
  };

/**
 * The line about a missing contact. No source opens it: it stands as long as the setting is empty, so `since` is today.
 */
const contactLineOf = (schoolId: string, { day }: Moment): WorkLine => ({
  kind: 'contact-missing',
  subjectId: schoolId,
  since: `${day}T00:00:00.000Z`,
});
const inOrder = (lines: readonly WorkLine[]): readonly WorkLine[] =>
  [...lines].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));

/** Everything that the lines of a page refer to, in one parallel trip. */
async function factsOf(
  questions: WorkListDeps['questions'],
  ownerId: string,
  page: readonly WorkLine[],
  all: readonly WorkLine[],
): Promise<PageFacts> {
  const pairs = page.flatMap((line) => pairOf(line) ?? []);
  const idsOf = (kind: 'pupil' | 'guardian' | 'staff') => pairs.flatMap((pair) => (pair.kind === kind ? pair.ids : []));
  const inPairs = new Set(idsOf('guardian'));
  /** All lines about the same pairs: each names a pupil of the guardians. */
  const kin = all.filter((line) => line.kind === 'same-person' && pairOf(line)?.ids.some((id) => inPairs.has(id)));
  const pupilIds = [...page, ...kin].flatMap((line) => line.pupilId ?? []);
  const guardianIds = page.flatMap((line) => line.guardianId ?? []);
  const staffIds = page.flatMap((line) => line.staffId ?? []);
  const asked = (prefix: string) => page.filter((line) => line.kind.startsWith(prefix));
  const protectedPupils = asked('protection').map((line) => line.pupilId ?? line.subjectId);
  const protectedGuardians = asked('guardian-protection').flatMap((line) => line.guardianId ?? []);
  const [pupils, guardians, staff, pupilSays, guardianSays, settled] = await Promise.all([
    mapOf([...pupilIds, ...protectedPupils, ...idsOf('pupil')], (id) => questions.pupil(ownerId, id)),
    questions.people(ownerId, 'guardian', [...guardianIds, ...idsOf('guardian')]),
    questions.people(ownerId, 'staff', [...staffIds, ...idsOf('staff')]),
    mapOf(protectedPupils, (id) => questions.statements(ownerId, 'pupil', id)),
    mapOf(protectedGuardians, (id) => questions.statements(ownerId, 'guardian', id)),
    questions.settlements(
      ownerId,
      protectedGuardians.map((personId) => ({ about: 'protection', personId })),
    ),
  ]);
  return { pupils, guardians, staff, says: new Map([...pupilSays, ...guardianSays]), settled };
}

async function mapOf<T>(
  ids: readonly string[],
  read: (id: string) => Promise<T | undefined>,
): Promise<ReadonlyMap<string, T>> {
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, await read(id)] as const));
  return new Map(found.flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const])));
}
