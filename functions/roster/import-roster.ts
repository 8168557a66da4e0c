import { contentHash, keyedId, newId } from '../shared/ids.ts';
import type { Moment } from '../shared/time.ts';
import { checkNumber, type NumberMode } from './identity-number.ts';
import type { ItemWorld } from './import-change.ts';
import { endingsOf } from './import-ends.ts';
import { itemsOf } from './import-items.ts';
import type { ImportStore, Unit } from './import-store.ts';
import type { NumberVault } from './number-vault.ts';
import { KINDS, type Kind, type Reading, type RefusedLine, type Row, refsOf } from './rows.ts';
import { type Counts, endsTooMany } from './rules.ts';
import type { Scratch } from './scratch.ts';

export type ImportDeps = {
  readonly store: ImportStore;
  readonly scratch: Scratch;
  readonly loginKey: string;
  readonly vault: NumberVault;
  readonly numbers: NumberMode;
};

export type ImportOrder = {
  readonly ownerId: string;
  /** The system the file comes from: its ids mean nothing outside it. */
  readonly system: string;
  readonly mode: 'dry-run' | 'apply';
  /** Somebody has seen that many would end and says go on. */
  readonly confirmEnding: boolean;
  readonly maxEndedShare: number;
  readonly moment: Moment;
};

/** What an import did or would do. */
export type ImportReport = {
  readonly outcome: 'dry-run' | 'applied' | 'refused';
  readonly counts: Readonly<Record<Kind, Counts>>;
  /** Kinds of which more would end than the owner allows. */
  readonly tooMany: readonly Kind[];
  readonly refused: readonly RefusedLine[];
  readonly refusedCount: number;
  readonly written: number;
};

const SHOWN_LINES = 1000;
/** Kinds that do not end by being left out of a file. */
const LASTING: ReadonlySet<Kind> = new Set<Kind>(['school', 'term']);

/**
 * One import: read all into the scratch, lay beside it what we hold, refuse what does not fit, compare, and — unless it
 * is a dry run or would end too many — write what is new or changed and end what has left. Repeating a file writes nothing.
 */
export const importRoster =
  (deps: ImportDeps) =>
  async (readings: AsyncIterable<Reading>, order: ImportOrder): Promise<ImportReport> => {
    const { scratch } = deps;
    for await (const reading of readings) {
      if ('row' in reading) take(deps, order, reading.row);
      else {
        scratch.refuse(reading.refused);
        if (reading.spares)
          scratch.spare(reading.spares.kind, indexOf(deps, order, reading.spares.kind, reading.spares.key));
      }
    }
    await lookUp(deps, order);
    scratch.refuseUnfit();
    const counts = Object.fromEntries(KINDS.map((kind) => [kind, countsOf(deps, kind)])) as Record<
      Kind,
      Counts & { held: number }
    >;
    const tooMany = KINDS.filter((kind) => endsTooMany(counts[kind], counts[kind].held, order.maxEndedShare));
    const refuse = tooMany.length > 0 && !order.confirmEnding;
    const apply = order.mode === 'apply' && !refuse;
    const written = apply ? await applyChanges(deps, order) : 0;
    return {
      outcome: refuse ? 'refused' : apply ? 'applied' : 'dry-run',
      counts,
      tooMany,
      refused: scratch.refusedLines(SHOWN_LINES),
      refusedCount: scratch.refusedCount(),
      written,
    };
  };

const indexOf = ({ loginKey }: ImportDeps, { system }: ImportOrder, kind: Kind, key: string): string =>
  keyedId(loginKey, 'source', system, kind, key);

function take(deps: ImportDeps, order: ImportOrder, found: Row): void {
  const fault = numberFault(found, deps.numbers);
  const row = fault ? withoutNumber(found) : found;
  if (fault) deps.scratch.refuse({ kind: row.kind, place: row.place, code: fault });
  const index = (kind: Kind, key: string) => indexOf(deps, order, kind, key);
  const refs = refsOf(row).map((ref) => ({ kind: ref.kind, index: index(ref.kind, ref.key) }));
  // A guardian's login holds the pointers to the children, so a link is another one when the login is.
  const login =
    row.kind === 'link' ? deps.scratch.loginOf('guardian', index('guardian', row.data.guardianKey)) : undefined;
  const hash = contentHash(login === undefined ? row.data : [row.data, login]);
  deps.scratch.add(row, index(row.kind, row.key), hash, singularOf(deps, row, refs), refs);
}

function numberFault(row: Row, mode: NumberMode): string | undefined {
  const number = 'number' in row.data ? row.data.number : undefined;
  if (number === undefined) return undefined;
  const checked = checkNumber(number, mode);
  return checked.ok ? undefined : `number-${checked.reason}`;
}

/** A number that cannot be right is refused; the person is taken all the same, and cannot log in until it is mended. */
const withoutNumber = (row: Row): Row => ({ ...row, data: { ...row.data, number: undefined } }) as Row;

/** What may occur once among the rows of a kind: a person's login, a pair of people, a membership. */
function singularOf(
  { loginKey }: ImportDeps,
  row: Row,
  refs: readonly { readonly index: string }[],
): string | undefined {
  switch (row.kind) {
    case 'guardian':
      return row.data.number === undefined ? undefined : keyedId(loginKey, 'guardian', row.data.number);
    case 'pupil':
    case 'staff':
      return row.data.feideName === undefined ? undefined : keyedId(loginKey, 'feide', row.data.feideName);
    case 'link':
      return refs.map((ref) => ref.index).join('.');
    case 'enrolment':
      return [...refs.map((ref) => ref.index), row.data.as].join('.');
    default:
      return undefined;
  }
}

async function lookUp({ store, scratch }: ImportDeps, { ownerId, system }: ImportOrder): Promise<void> {
  for (const kind of KINDS) {
    if (kind === 'lesson') continue;
    for await (const held of store.held(ownerId, system, kind)) scratch.hold(held);
  }
  scratch.settle();
  const days = scratch.lessonDays();
  if (!days) return;
  for (const groupId of scratch.idsOf('group')) {
    for await (const held of store.heldLessons(ownerId, system, groupId, days)) scratch.hold(held);
  }
}

function countsOf({ scratch }: ImportDeps, kind: Kind): Counts & { readonly held: number } {
  const counts = scratch.counts(kind);
  return LASTING.has(kind) ? { ...counts, ended: 0 } : counts;
}

async function applyChanges(deps: ImportDeps, order: ImportOrder): Promise<number> {
  let written = 0;
  for (const kind of KINDS) {
    written += await deps.store.write(changesOf(deps, order, kind));
    if (!LASTING.has(kind)) written += await deps.store.write(endsOf(deps, order, kind));
  }
  return written;
}

function* changesOf(deps: ImportDeps, order: ImportOrder, kind: Kind): Generator<Unit> {
  const world = worldOf(deps, order);
  for (const pair of deps.scratch.changed(kind)) {
    const id = pair.held?.id ?? (kind === 'lesson' ? pair.index : newId());
    const refs = refsOf(pair.row).map((ref) => ({ index: indexOf(deps, order, ref.kind, ref.key) }));
    const login = kind === 'link' || kind === 'enrolment' ? undefined : singularOf(deps, pair.row, refs);
    const made = itemsOf(pair, id, login, world);
    deps.scratch.setId(kind, pair.index, id, made.extra);
    yield deps.store.unitOf(order.ownerId, kind, pair.index, { id, hash: pair.hash, system: order.system }, made);
  }
}

function* endsOf(deps: ImportDeps, order: ImportOrder, kind: Kind): Generator<Unit> {
  for (const held of deps.scratch.missing(kind)) {
    yield deps.store.endingOf(order.ownerId, order.system, held, endingsOf(order.ownerId, held, order.moment.day));
  }
}

function worldOf(deps: ImportDeps, order: ImportOrder): ItemWorld {
  const known = (kind: Kind, key: string) => {
    const found = deps.scratch.known(kind, indexOf(deps, order, kind, key));
    if (found) return found;
    throw new Error(`A ${kind} that a row speaks of has no id: the rows were not checked first`);
  };
  return {
    ownerId: order.ownerId,
    system: order.system,
    today: order.moment.day,
    now: order.moment.instant,
    idOf: (kind, key) => known(kind, key).id,
    extraOf: (kind, key) => known(kind, key).extra,
    seal: (personId, number) => deps.vault.seal(order.ownerId, personId, number),
  };
}
