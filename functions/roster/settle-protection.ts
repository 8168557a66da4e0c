import type { output } from 'zod/mini';
import type { Calling } from '../access/authorize.ts';
import type { Protection } from '../access/policy.ts';
import { notFound } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { authorizeToSettle, mustBeTaken, type Said, type SettleContext, type SettleDeps } from './authorize.ts';
import { changedMark } from './name-copies.ts';
import type { LineName } from './question-store.ts';
import type { Statement } from './questions.ts';
import { ProtectionSettled } from './schema.ts';
import {
  GUARDIAN_LINES,
  lowers,
  notOver,
  PUPIL_LINES,
  protectionStamp,
  protectionsSaid,
  type SettledProtection,
  schoolsOf,
} from './settle-rules.ts';

type Input = Said & {
  readonly schoolId: string;
  readonly pupilId: string;
  /** The guardian whose protection this is; left out for the pupil's own. */
  readonly guardianId?: string | undefined;
  readonly protection: SettledProtection;
};

type Deps = SettleDeps & {
  readonly lookup: { readonly pupilNames: (ownerId: string, ids: readonly string[]) => Promise<Names> };
};
type Names = ReadonlyMap<string, { readonly schoolId: string }>;

/**
 * Settles the protection of a pupil or a guardian (J2). A weaker protection needs a reason and the present `seen`; a
 * stricter one needs neither. The importer replaces it when a source changes its statement to a stricter one.
 */
export const settleProtection = (deps: Deps) => (caller: Calling, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof ProtectionSettled> | 'moved'> => {
    const { store, idempotency } = deps;
    const { ownerId } = caller.login;
    const { pupilId, guardianId, protection, reason, idempotencyKey } = input;
    const person =
      guardianId === undefined
        ? ({ kind: 'pupil', id: pupilId } as const)
        : ({ kind: 'guardian', id: guardianId } as const);
    const subject = { about: 'protection', personId: person.id } as const;
    const load = () =>
      Promise.all([
        store.people(ownerId, person.kind, [person.id]),
        store.statements(ownerId, person.kind, person.id),
        store.settlement(ownerId, subject),
        idempotency.find(caller, idempotencyKey),
      ]);
    const asked = await authorizeToSettle(deps, caller, { ...input, load });
    const [people, statements, held, replied] = asked.loaded;
    if (replied) return ProtectionSettled.parse(replied.body);
    const was = theirs(asked, input, caller.moment.day, people.get(person.id)?.protection);
    mustBeTaken(lowers(was, protection), input, protectionStamp(was, statements), was);

    const [by, at] = [asked.staff.card.staffId, caller.moment.instant];
    const body = { pupilId, guardianId: guardianId ?? null, protection, settledBy: by, settledAt: at };
    const settlement = { ...subject, value: protection, by, at, over: { ...protectionsSaid(statements) } };
    const lines = await linesOf(deps, caller, asked, input, statements);
    const reply = await idempotency.put(caller, idempotencyKey, { status: 200, body });
    const { schoolId } = asked.card.facts;
    const marks = person.kind === 'pupil' ? [changedMark(ownerId, { schoolId, pupilId }, at)] : [];
    const base = { ownerId, save: { settlement, held, as: asked.basis, reason }, lines, reply, marks };
    const saved = await store.settleProtection(base, { ...person, was }, { value: protection, statements });
    return saved === 'saved' ? body : 'moved';
  });

/** The present protection; a guardian without a relation to the pupil now or later is not found. */
function theirs(
  { rows }: SettleContext,
  { guardianId }: Input,
  day: string,
  protection: Protection | undefined,
): Protection {
  const isTheirs = guardianId === undefined || rows.some((row) => row.guardianId === guardianId && notOver(row, day));
  if (!isTheirs || protection === undefined) throw notFound();
  return protection;
}

/** The lines to remove. A guardian's lines stand on the list of each child's school. */
async function linesOf(
  { store, lookup }: Deps,
  { login, moment }: Calling,
  { card }: SettleContext,
  { pupilId, guardianId }: Input,
  statements: readonly Statement[],
): Promise<readonly LineName[]> {
  const here = schoolsOf(card.facts, moment.day);
  if (guardianId === undefined)
    return here.flatMap((schoolId) => PUPIL_LINES.map((kind) => ({ schoolId, kind, subjectId: pupilId })));
  const siblings = (await store.childrenOf(login.ownerId, statements)).filter((id) => id !== pupilId);
  const names = await lookup.pupilNames(login.ownerId, siblings);
  const places = [
    ...here.map((schoolId) => ({ schoolId, child: pupilId })),
    ...[...names].map(([child, { schoolId }]) => ({ schoolId, child })),
  ];
  return places.flatMap(({ schoolId, child }) =>
    GUARDIAN_LINES.map((kind) => ({ schoolId, kind, subjectId: `${child}.${guardianId}` })),
  );
}
