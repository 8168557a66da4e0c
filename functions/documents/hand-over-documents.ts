import { staffMay } from '../access/authorize.ts';
import type { Lookup, StaffCard } from '../roster/lookup.ts';
import { byCode } from '../shared/ids.ts';
import type { OwnerJob } from '../shared/jobs/owner-jobs.ts';
import type { Rounds } from '../shared/jobs/rounds.ts';
import { log } from '../shared/logger.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { laterBy, type Moment } from '../shared/time.ts';
import { targetOf } from './authorize.ts';
import { documentFact } from './events.ts';
import { type HeirStore, placeOf } from './heir-store.ts';
import { leadsSchools } from './leads.ts';
import type { Meta, OwnerMark, StoredGrant } from './record.ts';
import { grantsWithHeir } from './rules.ts';
import { changedBy, stepOf } from './steps.ts';
import type { DocumentsStore } from './store.ts';

export type HeirDeps = {
  readonly lookup: Pick<Lookup, 'staff' | 'roleHolders'>;
  readonly store: Pick<DocumentsStore, 'listed' | 'meta' | 'saveMeta'>;
  readonly heirs: HeirStore;
  readonly rounds: Rounds;
};

/** The people of an owner in one run, and the documents after which it begins no further people. */
const MOST = { people: 500, documents: 500 };
const AT_ONCE = 10;

/**
 * Finds the documents none of whose owners works at the school any more, and makes its principal the owner, or else a
 * leader. Each round reads the card of everybody who owns documents, and the documents of those alone who have left.
 * Safe to repeat, to cut off and to run twice: the head's version lets one hand-over pass. Where the school has nobody,
 * it rings the alarm and tries again the next night. Counts hand-overs.
 */
export const handOverDocuments =
  (deps: HeirDeps, most = MOST): OwnerJob =>
  async (ownerId, now) => {
    const last = await deps.rounds.round(ownerId);
    if (last?.doneOn !== undefined && last.doneOn >= now.day) return [];
    const { began, through } = last && last.doneOn === undefined ? last : { began: now.day, through: '' };
    const run: Run = { deps: remembering(deps), ownerId, now };
    const people = await deps.heirs.owners(ownerId, through, most.people);
    const outcomes: PromiseSettledResult<Outcome>[] = [];
    let next = 0;
    while (next < people.length && sumOf(outcomes, 'given') < most.documents) {
      const some = people.slice(next, next + AT_ONCE);
      outcomes.push(...(await Promise.allSettled(some.map((mark) => lookAfter(run, mark)))));
      next += some.length;
      const reached = some.at(-1);
      // A failure raises the alarm, but must not stop the round.
      if (reached) await deps.rounds.comeTo(ownerId, began, placeOf(reached));
    }
    if (next === people.length && people.length < most.people) await deps.rounds.finish(ownerId, began, now.day);
    const left = sumOf(outcomes, 'left');
    if (left > 0) log('error', 'documents-without-heir', { ownerId, count: left });
    return outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? { status: 'fulfilled', value: outcome.value.given } : outcome,
    );
  };

type Run = { readonly deps: HeirDeps; readonly ownerId: string; readonly now: Moment };
/** Documents of a person who has left: given to an heir, and left without one. */
type Outcome = { readonly given: number; readonly left: number };

const sumOf = (outcomes: readonly PromiseSettledResult<Outcome>[], what: keyof Outcome): number =>
  outcomes.reduce((sum, outcome) => sum + (outcome.status === 'fulfilled' ? outcome.value[what] : 0), 0);

/** Each card and list of leaders is read once in a run. */
function remembering({ lookup, ...deps }: HeirDeps): HeirDeps {
  const once = <T>(read: (...names: readonly string[]) => Promise<T>) => {
    const known = new Map<string, Promise<T>>();
    return (...names: readonly string[]): Promise<T> => {
      const name = names.join(' ');
      const found = known.get(name) ?? read(...names);
      known.set(name, found);
      return found;
    };
  };
  const staff = once((ownerId = '', staffId = '') => lookup.staff(ownerId, staffId));
  const leads = once((ownerId = '', schoolId = '', role = '') =>
    lookup.roleHolders(ownerId, schoolId, role === 'principal' ? role : 'leader'),
  );
  return { ...deps, lookup: { staff, roleHolders: leads } };
}

/** Everything of somebody at a school, if the person has left it. */
async function lookAfter(run: Run, mark: OwnerMark): Promise<Outcome> {
  const { deps, ownerId, now } = run;
  const { schoolId, staffId } = mark;
  if (couldOwn(run, await deps.lookup.staff(ownerId, staffId), schoolId)) return { given: 0, left: 0 };
  const lines = await deps.store.listed(ownerId, staffId, { list: 'own', ended: true });
  const here = lines.filter((line) => line.schoolId === schoolId && line.state !== 'discarded');
  const outcomes: Handed[] = [];
  for (const { documentId } of here) outcomes.push(await handOver(run, documentId));
  const isSettled = outcomes.every((outcome) => outcome === 'given' || outcome === 'kept');
  // The list is an index, and a moment behind: a mark of yesterday has all its documents in it.
  if (isSettled) await deps.heirs.forget(ownerId, mark, laterBy(now.instant, -DAY_MS));
  const count = (what: Handed) => outcomes.filter((outcome) => outcome === what).length;
  return { given: count('given'), left: count('no-heir') };
}

const DAY_MS = 86_400_000;

/** True if the policy would let somebody own a document of the school today: a question of the work there alone. */
function couldOwn({ ownerId, now }: Run, card: StaffCard | undefined, schoolId: string): boolean {
  if (!card) return false;
  const own = { staffId: card.staffId, role: 'owner', from: now.day } as const;
  const target = { kind: 'document', schoolId, grants: [own], approverId: undefined, deputies: [] } as const;
  return staffMay(card, { ownerId, action: 'document:own', target, day: now.day });
}

/**
 * `kept`: somebody owns it without an end. `for-a-while`: the owner who works there has a last day, and the night after
 * asks again.
 */
type Handed = 'given' | 'kept' | 'for-a-while' | 'no-heir';

/** One document, on condition that it is as it was read. */
const handOver = (run: Run, documentId: string): Promise<Handed> =>
  retryOnConflict(async (): Promise<Handed | 'moved'> => {
    const { deps, ownerId, now } = run;
    const meta = await deps.store.meta(ownerId, documentId);
    if (!meta || meta.state === 'discarded') return 'kept';
    const owners = await ownersToday(run, meta);
    if (owners.length > 0) return owners.some(({ to }) => to === undefined) ? 'kept' : 'for-a-while';
    const heir = await heirOf(run, meta.schoolId);
    if (!heir) return 'no-heir';
    const after = inherited(meta, heir, now);
    const saved = await deps.store.saveMeta({ ownerId, before: meta, after, ...tracesOf(after, { ownerId, heir }) });
    return saved === 'saved' ? 'given' : 'moved';
  });

/** The owners whom the policy lets own it today. */
async function ownersToday({ deps, ownerId, now }: Run, meta: Meta): Promise<readonly StoredGrant[]> {
  const right = { ownerId, action: 'document:own', target: targetOf(meta, undefined), day: now.day } as const;
  const held = meta.grants.filter(({ role }) => role === 'owner');
  const cards = await Promise.all(held.map(({ staffId }) => deps.lookup.staff(ownerId, staffId)));
  return held.filter((_grant, index) => staffMay(cards[index], right));
}

/** The school's principal, or else a leader; of several the first by id, so that two runs choose the same. */
async function heirOf(run: Run, schoolId: string): Promise<StaffCard | undefined> {
  const { deps, ownerId, now } = run;
  for (const role of ['principal', 'leader'] as const) {
    const ids = await deps.lookup.roleHolders(ownerId, schoolId, role);
    const cards = await Promise.all(ids.toSorted(byCode).map((id) => deps.lookup.staff(ownerId, id)));
    const leads = cards.filter((card) => card && leadsSchools(card, now.day, [role]).includes(schoolId));
    const heir = leads.find((card) => couldOwn(run, card, schoolId));
    if (heir) return heir;
  }
  return undefined;
}

const SYSTEM = { staffId: 'system', name: '' };

/** The head with its heir. The run has the scheduled time, which may lie before the last change. */
function inherited(meta: Meta, { staffId, name }: StaffCard, { day, instant }: Moment): Meta {
  const at = instant > meta.updatedAt ? instant : meta.updatedAt;
  const heir = { staffId, name, role: 'owner', from: day, givenBy: SYSTEM.staffId } as const;
  return { ...changedBy(meta, SYSTEM, at), grants: [...grantsWithHeir(meta.grants, heir, day)] };
}

/** The line of the history, and the fact for the heir. */
function tracesOf(after: Meta, { ownerId, heir }: { readonly ownerId: string; readonly heir: StaffCard }) {
  const { documentId, pupilId, schoolId, updatedAt: at, version } = after;
  const { staffId, name } = heir;
  const act = { what: 'handed-over', about: staffId, aboutName: name, role: 'owner' } as const;
  const data = { documentId, pupilId, schoolId, staffId };
  return {
    steps: [stepOf(act, SYSTEM, { at, version })],
    facts: [documentFact('document-handed-over', { ownerId, occurredAt: at, data })],
  };
}
