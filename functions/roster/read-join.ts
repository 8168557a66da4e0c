import type { Calling } from '../access/authorize.ts';
import type { WriteAction } from '../shared/table/commit.ts';
import { key } from '../shared/table/dynamo.ts';
import type { Join } from './join-actions.ts';
import { memberPlaces } from './join-actions.ts';
import { type JoinedHome, joinedHomes } from './join-homes.ts';
import type { Kept, PersonKind, SettlementSave } from './question-store.ts';
import { Settlement, Statement, settlementKey } from './questions.ts';
import { refuse } from './refusals.ts';
import type { WorkKind } from './rules.ts';
import type { PairContext, SameDeps } from './same-people.ts';
import { type Item, type Side, standingFacts } from './same-rules.ts';
import { BASIS_LINES, GUARDIAN_LINES, PUPIL_LINES, protectionsSaid, schoolsOf, strictest } from './settle-rules.ts';

type Wanted = {
  readonly kind: PersonKind;
  readonly survivor: Side;
  readonly other: Side;
  readonly asked: PairContext;
  readonly said: {
    readonly by: string;
    readonly as: string;
    readonly reason?: string | undefined;
    readonly reply: WriteAction;
  };
};

/** Reads everything that a join changes beside the two records: memberships, logins, open lines, settlements. */
export async function readJoin(deps: SameDeps, caller: Calling, wanted: Wanted): Promise<Join> {
  const { same } = deps;
  const { ownerId } = caller.login;
  const { day, instant: at } = caller.moment;
  const { kind, survivor, other, asked, said } = wanted;
  mustHaveRows(other, day);
  const [members, logins, lines, homes, saves] = await Promise.all([
    same.itemsAt(memberPlaces(ownerId, other, day)),
    loginsOf(deps, ownerId, wanted, day),
    same.itemsAt(linePlaces(ownerId, wanted, day)),
    decisionsOf(deps, ownerId, { ...wanted, at }),
    savesOf(deps, ownerId, wanted, { day, at }),
  ]);
  const base = { ownerId, table: same.table, kind, survivor, other, day, at, reply: said.reply };
  return { ...base, members, ...logins, lines, questions: asked.lines, homes, saves };
}

/** The decisions on two adults that move: with the adult to each child, or with the pupil (J2). */
async function decisionsOf(
  { same }: SameDeps,
  ownerId: string,
  { kind, survivor, other, asked, said: { by, as }, at }: Wanted & { readonly at: string },
): Promise<readonly JoinedHome[]> {
  const read = async (pupilId: string) => ({ pupilId, decisions: await same.decisions(ownerId, pupilId) });
  const ids = { survivor: survivor.id, other: other.id };
  const said = { by, as, at, from: other.id };
  if (kind === 'staff') return [];
  if (kind === 'pupil') {
    const [ours, theirs] = await Promise.all([read(survivor.id), read(other.id)]);
    return joinedHomes({ ours, theirs }, ids, said);
  }
  const children = await Promise.all(asked.children.map(({ facts }) => read(facts.pupilId)));
  return children.flatMap((child) => {
    const decisions = child.decisions.filter(({ guardianIds }) => guardianIds.includes(other.id));
    return joinedHomes({ ours: child, theirs: { ...child, decisions } }, ids, said);
  });
}

/** Refuses facts without a `rowId`: after a join the importer could not find and end them. A new import adds it. */
function mustHaveRows(other: Side, day: string): void {
  const rowless = standingFacts(other, day).some(
    ({ sk, rowId }) => rowId === undefined && /^FACTS#(GUARDIAN|ENROLMENT|TEACHES)#/.test(sk),
  );
  if (rowless) throw refuse('roster.import-first');
}

const PERSON_ROWS = { pupil: 'pupil', guardian: 'guardian', staff: 'staff' } as const;

/** Logins of the other, and the pointers to children that guardians' logins need after the join. */
async function loginsOf({ same }: SameDeps, ownerId: string, { kind, survivor, other, asked }: Wanted, day: string) {
  const own = await same.indexRows(ownerId, PERSON_ROWS[kind], 'id', [survivor.id, other.id]);
  const kin = kind === 'pupil' ? standingFacts(other, day).flatMap(({ guardianId }) => guardianId ?? []) : [];
  const guardianIds = [...new Set(kin.map(String))];
  const guardians = await same.indexRows(ownerId, 'guardian', 'id', guardianIds);
  const names = (rows: typeof own) => [...new Set(rows.flatMap(({ extra }) => extra.login ?? []))];
  const read = async (rows: typeof own) =>
    (await Promise.all(names(rows).map((login) => same.login(ownerId, login)))).flat();
  const [ours, theirs] = await Promise.all([read(own), read(guardians)]);
  const standing = (items: readonly Item[], sk: string, ids: readonly string[]) =>
    items.filter((item) => item.sk === sk && ids.includes(String(item.personId)));
  const both = standing(ours, `AS#${kind}`, [survivor.id, other.id]);
  const childIds = asked.children.map(({ facts }) => facts.pupilId);
  const wanted =
    kind === 'guardian'
      ? both.flatMap(({ pk }) => childIds.map((id) => ({ pk, sk: key('CHILD', id) })))
      : standing(theirs, 'AS#guardian', guardianIds).map(({ pk }) => ({ pk, sk: key('CHILD', survivor.id) }));
  const there = new Set([...ours, ...theirs].map(({ pk, sk }) => `${pk} ${sk}`));
  const pointers = [...new Map(wanted.map((each) => [`${each.pk} ${each.sk}`, each])).values()];
  return {
    logins: both.filter(({ personId }) => personId === other.id),
    pointers: pointers.filter(({ pk, sk }) => !there.has(`${pk} ${sk}`)),
  };
}

/** The keys of all possible lines about the other. */
function linePlaces(ownerId: string, { kind, other, asked }: Wanted, day: string) {
  const at = (schoolIds: readonly string[], kinds: readonly WorkKind[], subjectId: string) =>
    schoolIds.flatMap((schoolId) =>
      kinds.map((each) => ({ pk: key(ownerId, 'SCHOOL', schoolId, 'WORKLIST'), sk: key(each, subjectId) })),
    );
  const pairs = [...BASIS_LINES, ...GUARDIAN_LINES];
  if (kind === 'staff') return [];
  if (kind === 'guardian')
    return asked.children.flatMap(({ facts }) => at(schoolsOf(facts, day), pairs, `${facts.pupilId}.${other.id}`));
  const schoolIds = typeof other.profile.schoolId === 'string' ? [other.profile.schoolId] : [];
  const guardianIds = new Set(
    standingFacts(other, day)
      .flatMap(({ guardianId }) => guardianId ?? [])
      .map(String),
  );
  return [
    ...at(schoolIds, [...PUPIL_LINES, 'birth-date-unlikely'], other.id),
    ...[...guardianIds].flatMap((id) => at(schoolIds, pairs, `${other.id}.${id}`)),
  ];
}

/**
 * The settlements of a join: that the two are the same person, the stricter protection, and the settled bases of the
 * other's relations.
 */
async function savesOf(
  { store, same }: SameDeps,
  ownerId: string,
  { kind, survivor, other, asked, said }: Wanted,
  { day, at }: { readonly day: string; readonly at: string },
): Promise<readonly SettlementSave[]> {
  const { by, as, reason } = said;
  const joined = { about: 'joined', personId: other.id } as const;
  const shield = { about: 'protection', personId: survivor.id } as const;
  const pairs = relationsOf(kind, other, asked, day).map((names) => ({
    theirs: { about: 'basis', ...names(other.id) } as const,
    ours: { about: 'basis', ...names(survivor.id) } as const,
  }));
  const subjects = [joined, shield, ...pairs.flatMap(({ theirs, ours }) => [theirs, ours])];
  const [held, words] = await Promise.all([
    store.settlements(ownerId, subjects),
    same.itemsAt(pairs.map(({ theirs }) => settlementKey(ownerId, theirs))),
  ]);
  const heldAt = (subject: Parameters<typeof settlementKey>[1]): Kept | undefined =>
    held.get(settlementKey(ownerId, subject).sk);
  const value = strictest([survivor.protection, other.protection]);
  const over = {
    ...protectionsSaid([...survivor.statements, ...other.statements].map((each) => Statement.parse(each))),
  };
  const bases = pairs.flatMap(({ theirs, ours }): SettlementSave[] => {
    const word = words.find(({ sk }) => sk === settlementKey(ownerId, theirs).sk);
    const settled = word && Settlement.parse(word);
    if (settled?.about !== 'basis') return [];
    const mine = heldAt(ours);
    if (mine && mine.value !== settled.value) throw refuse('roster.bases-differ');
    return mine ? [] : [{ settlement: { ...settled, ...ours }, held: undefined, as, reason }];
  });
  return [
    { settlement: { ...joined, value: survivor.id, by, at, over: {} }, held: heldAt(joined), as, reason },
    ...(kind === 'staff' || value === 'unknown'
      ? []
      : [{ settlement: { ...shield, value, by, at, over }, held: heldAt(shield), as, reason }]),
    ...bases,
  ];
}

/** For each relation of the other, a function from a person's id to the names of the pair. */
function relationsOf(kind: PersonKind, other: Side, { children }: PairContext, day: string) {
  const guardianIds = standingFacts(other, day).flatMap(({ guardianId }) => guardianId ?? []);
  if (kind === 'pupil')
    return [...new Set(guardianIds.map(String))].map((guardianId) => (pupilId: string) => ({ pupilId, guardianId }));
  if (kind === 'staff') return [];
  return children.map(({ facts }) => (guardianId: string) => ({ pupilId: facts.pupilId, guardianId }));
}
