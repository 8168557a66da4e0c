import type { Caller } from '../access/authorize.ts';
import { notFound } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { halfYearOf } from '../shared/time.ts';
import type { EntryWrite } from './actions.ts';
import { recounted } from './counted-entries.ts';
import type { Register } from './entry.ts';
import { lessonFact } from './events.ts';
import type { LessonName } from './read-store.ts';
import { refuse } from './refusals.ts';
import { authorizeLesson, markOf, nextRegister, type Place, type PlaceDeps, showState, taken } from './registers.ts';
import { type Attribution, displaced, type Held, isAway, standing } from './rules.ts';
import type { LessonStore } from './store.ts';
import { settledAs } from './timetable-rules.ts';

export type SettleDeps = {
  readonly lookup: PlaceDeps['lookup'];
  readonly store: Pick<LessonStore, 'register' | 'entriesIn' | 'save'>;
};

/** Entries of one transaction, beside the register, the timetable's marks and the fact. */
const AT_ONCE = 60;

/**
 * The teacher settles a register whose lesson the timetable has changed (decision 029): keeps the lines, or turns each
 * into present after all. Three reads and a transaction. A register with more lines than a transaction holds takes
 * several, each complete in itself; the last settles it. Idempotent.
 */
export const settleRegister =
  (deps: SettleDeps) =>
  async (
    caller: Caller,
    name: LessonName,
    decision: 'keep' | 'drop',
  ): Promise<ReturnType<typeof showState> & { readonly version: number }> => {
    for (;;) {
      const settled = await retryOnConflict(() => settleSome(deps, caller, name, decision));
      if (settled !== 'more') return settled;
    }
  };

async function settleSome(deps: SettleDeps, caller: Caller, name: LessonName, decision: 'keep' | 'drop') {
  const place = await authorizeLesson(deps, caller, { name, action: 'lesson:register' });
  const { card, register: before, lesson } = place;
  if (!before) throw lesson ? refuse('lessons.nothing-to-settle') : notFound();
  if (halfYearOf(name.date).to < caller.moment.day) {
    throw refuse('lessons.half-year-over', { date: name.date });
  }
  const shown = (register: Register) => ({
    ...showState(name, { lesson, register }, caller),
    version: register.version,
  });
  const wanted = wantedOf(place, before, decision);
  if (wanted === 'same') return shown(before);
  const { ownerId } = caller.login;
  const attribution = { by: card.staffId, at: caller.moment.instant };
  const away = Object.keys(before.lines).filter((id) => isAwayIn(before, id));
  const entries = await deps.store.entriesIn(ownerId, name, away);
  const dropped = away.filter((id) => !isAwayIn(wanted, id)).map((pupilId) => presentAfterAll(pupilId, attribution));
  const writes = [...dropped, ...recounted(before, { held: wanted, lesson, at: attribution.at }, entries)];
  const now = writes.slice(0, AT_ONCE);
  const more = writes.length > now.length;
  const pupilIds = now.map(({ pupilId }) => pupilId);
  const held = more ? partly(before, wanted, pupilIds) : wanted;
  const after = nextRegister(before, before, held, { ...attribution, move: decision });
  const data = { schoolId: before.schoolId, ...name, pupilIds };
  const still = lesson && lesson.status !== 'cancelled' ? lesson : undefined;
  const saved = await deps.store.save({
    ownerId,
    register: { before, after },
    entries: now,
    mark: still && !more ? markOf(still, standing(after, still) !== undefined) : undefined,
    lesson: still,
    fact: now.length === 0 ? undefined : lessonFact('entries-changed', { ownerId, occurredAt: attribution.at, data }),
  });
  if (saved === 'moved') return 'moved' as const;
  return more ? ('more' as const) : shown(after);
}

/** The register after a decision; refused if nothing waits for a decision, or if the minutes would count twice. */
function wantedOf({ lesson, day }: Place, before: Register, decision: 'keep' | 'drop'): Held | 'same' {
  const stepped = settledAs(before, lesson, decision);
  const again = stepped !== 'same' && 'refused' in stepped && before.trail.at(-1)?.move === decision;
  const wanted = again ? 'same' : taken(stepped);
  if (wanted === 'same' || decision === 'drop' || displaced(wanted, lesson) === undefined) return wanted;
  const instead = day.find(
    (other) =>
      other.id !== before.lessonId && other.status !== 'cancelled' && other.from < before.to && before.from < other.to,
  );
  if (!instead) return wanted;
  throw refuse('lessons.time-taken', { from: instead.from, to: instead.to });
}

const isAwayIn = ({ lines }: Pick<Held, 'lines'>, pupilId: string): boolean => {
  const line = lines[pupilId];
  return line !== undefined && isAway(line);
};

/** The register with the wanted lines of these pupils, and the other lines unchanged for a later transaction. */
const partly = (before: Register, { lines }: Held, now: readonly string[]): Held => ({
  ...before,
  lines: { ...before.lines, ...Object.fromEntries(now.flatMap((id) => (lines[id] ? [[id, lines[id]]] : []))) },
});

const presentAfterAll = (pupilId: string, attribution: Attribution): EntryWrite => ({
  pupilId,
  value: {
    kind: 'present',
    minutes: 0,
    counted: false,
    code: '',
    documentation: 'not-absence',
    onDiploma: false,
    ...attribution,
  },
});
