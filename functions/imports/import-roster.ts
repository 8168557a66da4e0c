import { type NameCopies, Settlement } from '../roster/lookup.ts';
import { newId } from '../shared/ids.ts';
import { addDays, type Moment } from '../shared/time.ts';
import { KINDS, type Kind, type Reading, type RefusedLine } from '../sources/rows.ts';
import { yearBegins } from './begins.ts';
import type { ItemWorld } from './change.ts';
import { endingsOf } from './ends.ts';
import type { NumberMode } from './identity-number.ts';
import { itemsOf } from './items.ts';
import { hashBesideRefused, indexOf, type Keys, marksOf, readingTaker } from './marks.ts';
import { type Part, recordedFor } from './name-copies.ts';
import { findNamed, type Unmatched } from './named-refs.ts';
import type { NumberVault } from './number-vault.ts';
import { beyondShownOf, type Progress, told, toldEach } from './progress.ts';
import { remembered } from './remembered.ts';
import { type Counts, endsTooMany, shownKey } from './rules.ts';
import type { Held, Scratch } from './scratch.ts';
import type { DiffLine } from './scratch-questions.ts';
import { membersBesideGroups } from './spared-members.ts';
import type { ImportStore, Unit } from './store.ts';

export type ImportDeps = {
  readonly store: ImportStore;
  readonly copies: NameCopies;
  readonly scratch: Scratch;
  readonly loginKey: string;
  readonly vault: NumberVault;
  readonly numbers: NumberMode;
  /** Receives the progress, row by row. */
  readonly progress?: Progress | undefined;
};

export type ImportOrder = {
  readonly ownerId: string;
  /** The file's source system: its ids mean nothing outside it. */
  readonly system: string;
  readonly mode: 'dry-run' | 'apply';
  /** A person has seen that many would end, and confirms. */
  readonly confirmEnding: boolean;
  readonly maxEndedShare: number;
  /** The endings of each kind in the dry run: `confirmEnding` covers no more than these. */
  readonly shownEnded?: Readonly<Record<string, number>> | undefined;
  readonly moment: Moment;
};

/** The result of an import or a dry run. */
export type ImportReport = {
  readonly outcome: 'dry-run' | 'applied' | 'refused';
  readonly counts: Readonly<Record<Kind, Counts>>;
  /** Kinds with more endings than the owner allows. */
  readonly tooMany: readonly Kind[];
  /** Kinds with more endings than the dry run showed. */
  readonly beyondShown: readonly Kind[];
  /** The first lines of each kind's difference, endings first. */
  readonly diff: readonly DiffLine[];
  readonly refused: readonly RefusedLine[];
  readonly refusedCount: number;
  /** Lines that were taken with changes, or left aside without loss. */
  readonly notes: readonly RefusedLine[];
  readonly noteCount: number;
  readonly written: number;
  /** Open questions on the schools' work lists after the import, earlier questions included. */
  readonly waiting: readonly { readonly schoolId: string; readonly lines: number }[];
};

const SHOWN_LINES = 1000;
const SHOWN_PER_KIND = 40;
/** The most days that a lesson may have moved to reach the file's timetable. */
const MOVED_DAYS = 370;
/** Kinds that do not end by missing from a file. */
const LASTING: ReadonlySet<Kind> = new Set<Kind>(['school']);

/**
 * An import: reads all rows into the scratch, adds the existing records, refuses unfit rows, compares. Unless it is a
 * dry run or would end too many, it then writes new and changed rows and ends rows that have left. Idempotent: a
 * repeated file writes nothing.
 */
export const importRoster =
  (deps: ImportDeps) =>
  async (readings: AsyncIterable<Reading>, order: ImportOrder): Promise<ImportReport> => {
    const { scratch } = deps;
    const keys = keysOf(deps, order);
    const take = readingTaker(scratch, keys, { mode: deps.numbers, day: order.moment.day });
    for await (const reading of toldEach(readings, deps.progress, 'reading')) take(reading);
    await lookUp(deps, order);
    const unmatched = findNamed(scratch, keys);
    recognise(scratch, order, keys);
    const counted = KINDS.map((kind) => ({ kind, ...countsOf(deps, kind) }));
    // Absence is no loss: it ends only if other absence of the half-year replaces it, and keeps its values (decision
    // 034).
    const tooMany = counted
      .filter((counts) => counts.kind !== 'absence' && endsTooMany(counts, counts.held, order.maxEndedShare))
      .map(({ kind }) => kind);
    const beyondShown = beyondShownOf(counted, order.shownEnded);
    const refuse = (tooMany.length > 0 && !order.confirmEnding) || beyondShown.length > 0;
    const report = {
      counts: countsByKind(counted),
      tooMany,
      beyondShown,
      // Computed before any write, since the writes give the ids by which people are matched.
      diff: KINDS.flatMap((kind) => scratch.diff(kind, SHOWN_PER_KIND).filter((line) => ends(kind, line))),
      refused: scratch.refusedLines(SHOWN_LINES),
      refusedCount: scratch.refusedCount(),
      notes: scratch.notes(SHOWN_LINES),
      noteCount: scratch.noteCount(),
    };
    if (refuse) return { ...report, outcome: 'refused', written: 0, waiting: [] };
    if (order.mode === 'dry-run') return { ...report, outcome: 'dry-run', written: 0, waiting: [] };
    const changed = await applyChanges(deps, order, told(deps.progress, report.counts));
    const written = changed + (await tellUnmatched(deps, order, unmatched));
    const schoolIds = [...new Set(scratch.idsOf('school'))];
    for (const id of schoolIds) await deps.copies.renew(order.ownerId, id, order.moment.instant);
    const waiting = await deps.store.waiting(order.ownerId, schoolIds);
    return { ...report, outcome: 'applied', written, waiting };
  };

const keysOf = ({ loginKey }: ImportDeps, { system }: ImportOrder) => ({ loginKey, system });
const ends = (kind: Kind, line: DiffLine): boolean => line.change !== 'ended' || !LASTING.has(kind);

async function lookUp({ store, scratch, progress }: ImportDeps, { ownerId, system }: ImportOrder): Promise<void> {
  for await (const settlement of store.settlements(ownerId)) scratch.settledAs(Settlement.parse(settlement));
  let done = 0;
  const hold = async (found: AsyncIterable<Held>) => {
    for await (const held of found) {
      progress?.({ phase: 'comparing', done: ++done });
      scratch.hold(held);
    }
  };
  for (const kind of KINDS) if (kind !== 'lesson') await hold(store.held(ownerId, system, kind));
  scratch.settle();
  const days = scratch.lessonDays();
  if (!days) return;
  const around = { from: addDays(days.from, -MOVED_DAYS), to: addDays(days.to, MOVED_DAYS) };
  for (const groupId of scratch.idsOf('group')) await hold(store.heldLessons(ownerId, system, groupId, around));
}

/** Matches rows with existing records, refuses unfit rows, and marks rows to write again. */
function recognise(scratch: Scratch, { moment }: ImportOrder, keys: Keys): void {
  scratch.onDay(moment.day);
  scratch.rename();
  scratch.recognisePlaces('school');
  scratch.settleSchools(moment.day);
  scratch.recognisePlaces('term');
  scratch.recognise();
  scratch.recognisePlaces('group');
  scratch.refuseUnfit();
  hashBesideRefused(scratch, keys);
  scratch.settleMarks();
  scratch.joinAnew();
  scratch.noteOverlaps();
  scratch.noteClashes();
  const days = { year: yearBegins(scratch.termBegins(), moment.day), today: moment.day };
  scratch.renew(days);
  scratch.settleLessons(days);
}

type Counted = Counts & { readonly held: number };

function countsOf({ scratch }: ImportDeps, kind: Kind): Counted {
  const counts = scratch.counts(kind);
  return LASTING.has(kind) ? { ...counts, ended: 0 } : counts;
}

const NONE: Counts = { added: 0, changed: 0, unchanged: 0, ended: 0, refused: 0 };

function countsByKind(counted: readonly (Counted & { readonly kind: Kind })[]): ImportReport['counts'] {
  const of = (kind: Kind): Counts => {
    const { added, changed, unchanged, ended, refused } = counted.find((counts) => counts.kind === kind) ?? NONE;
    return { added, changed, unchanged, ended, refused };
  };
  return {
    school: of('school'),
    term: of('term'),
    group: of('group'),
    pupil: of('pupil'),
    guardian: of('guardian'),
    staff: of('staff'),
    link: of('link'),
    enrolment: of('enrolment'),
    absence: of('absence'),
    lesson: of('lesson'),
  };
}

async function applyChanges(deps: ImportDeps, order: ImportOrder, tell: ReturnType<typeof told>): Promise<number> {
  let written = 0;
  for (const kind of KINDS) {
    const part = { kind, recorded: await recordedFor(deps, order.ownerId, kind) };
    written += await deps.store.write(tell(kind, changesOf(deps, order, part)));
    if (!LASTING.has(kind)) written += await deps.store.write(tell(kind, endsOf(deps, order, part)));
    if (kind === 'enrolment') written += await deps.store.write(membersBesideGroups(deps, order));
  }
  return written;
}

async function tellUnmatched(
  { store, loginKey }: ImportDeps,
  order: ImportOrder,
  unmatched: Unmatched,
): Promise<number> {
  const { ownerId, system, moment } = order;
  return store.write(await store.unmatchedChanges(ownerId, unmatched, { system, loginKey, now: moment.instant }));
}

function* changesOf(deps: ImportDeps, order: ImportOrder, { kind, recorded }: Part): Generator<Unit> {
  const world = worldOf(deps, order, { kind, recorded });
  const keys = keysOf(deps, order);
  for (const pair of deps.scratch.changed(kind)) {
    const id = pair.id ?? pair.held?.id ?? (kind === 'lesson' ? deps.scratch.newLessonId(pair.index) : newId());
    const made = itemsOf(pair, id, marksOf(keys, pair.row), world);
    // No row refers to a lesson, and lessons outnumber all other rows.
    if (kind !== 'lesson') deps.scratch.setId(kind, pair.index, id, made.extra);
    const row = { id, hash: pair.hash, system: order.system, shown: shownKey(pair.row.key) };
    yield deps.store.unitOf(order.ownerId, pair, row, made);
  }
}

function* endsOf(deps: ImportDeps, order: ImportOrder, { kind, recorded }: Part): Generator<Unit> {
  const { day: today, instant: now } = order.moment;
  const world = { ownerId: order.ownerId, today, now, scratch: deps.scratch, recorded };
  for (const held of deps.scratch.missing(kind)) {
    yield deps.store.endingOf(order.ownerId, order.system, held, endingsOf(world, held, held.goesOn));
  }
}

function worldOf(deps: ImportDeps, order: ImportOrder, { kind: written, recorded }: Part): ItemWorld {
  const keys = keysOf(deps, order);
  const find = (kind: Kind, key: string) => deps.scratch.known(kind, indexOf(keys, kind, key));
  const findOnce = remembered(find);
  // Rows of the kind being written get their ids now; rows of other kinds have them already.
  const look = (kind: Kind, key: string) => (kind === written ? find : findOnce)(kind, key);
  const known = (kind: Kind, key: string) => {
    const found = look(kind, key);
    if (found) return found;
    throw new Error(`A ${kind} that a row speaks of has no id: the rows were not checked first`);
  };
  return {
    ownerId: order.ownerId,
    system: order.system,
    today: order.moment.day,
    now: order.moment.instant,
    year: yearBegins(deps.scratch.termBegins(), order.moment.day),
    idOf: (kind, key) => known(kind, key).id,
    findId: (kind, key) => look(kind, key)?.id,
    extraOf: (kind, key) => known(kind, key).extra,
    seal: (personId, number) => deps.vault.seal(order.ownerId, personId, number),
    scratch: deps.scratch,
    recorded,
  };
}
