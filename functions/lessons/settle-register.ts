import type { Lookup } from '../roster/lookup.ts';
import { newFact, untilSettled } from '../shared/commit.ts';
import { notFound, Refusal } from '../shared/errors.ts';
import { halfYearOf } from '../shared/time.ts';
import type { EntryWrite } from './actions.ts';
import type { Register } from './entry.ts';
import type { LessonName } from './read-store.ts';
import { askAbout, type Caller, nextRegister, type PlaceDeps, readPlace, showState, taken } from './registers.ts';
import { type Hand, type Held, isAway, settledAs } from './rules.ts';
import type { LessonStore } from './store.ts';

export type SettleDeps = {
  readonly lookup: PlaceDeps['lookup'] & Pick<Lookup, 'staff'>;
  readonly store: Pick<LessonStore, 'register' | 'save'>;
};

/** Entries of one transaction, beside the register and the fact. */
const AT_ONCE = 90;

/**
 * The teacher decides on entries whose lesson has moved, gone or been cancelled: they stay at the old time, or each becomes
 * present after all. Two reads and a transaction; a register with more lines than one transaction holds takes several,
 * each whole in itself, and is settled by the last. The same decision again is the same answer.
 */
export const settleRegister =
  (deps: SettleDeps) =>
  async (
    caller: Caller,
    name: LessonName,
    decision: 'keep' | 'drop',
  ): Promise<ReturnType<typeof showState> & { readonly version: number }> => {
    for (;;) {
      const settled = await untilSettled(() => settleSome(deps, caller, name, decision));
      if (settled !== 'more') return settled;
    }
  };

async function settleSome(deps: SettleDeps, caller: Caller, name: LessonName, decision: 'keep' | 'drop') {
  const place = await readPlace(deps, caller, name);
  const { asking } = await askAbout(deps.lookup, caller, place, { action: 'lesson:register', date: name.date });
  const { register: before, lesson } = place;
  if (!before) throw lesson ? new Refusal('conflict', 'lessons.nothing-to-settle') : notFound();
  if (halfYearOf(name.date).to < caller.moment.day) {
    throw new Refusal('conflict', 'lessons.half-year-over', { params: { date: name.date } });
  }
  const shown = (register: Register) => ({
    ...showState(name, { lesson, register }, caller),
    version: register.version,
  });
  const wanted = taken(settledAs(before, lesson, decision));
  if (wanted === 'same') return shown(before);
  const hand = { by: asking.card.staffId, at: caller.moment.instant };
  const away = decision === 'drop' ? Object.keys(before.lines).filter((id) => isAwayIn(before, id)) : [];
  const now = away.slice(0, AT_ONCE);
  const more = away.length > now.length;
  const held = more ? partly(before, now) : wanted;
  const after = nextRegister(before, before, held, { ...hand, move: decision });
  const { ownerId } = caller.login;
  const data = { schoolId: before.schoolId, ...name, pupilIds: now };
  const saved = await deps.store.save({
    ownerId,
    register: { before, after },
    entries: now.map((pupilId) => presentAfterAll(pupilId, hand)),
    fact: now.length === 0 ? undefined : newFact(ownerId, 'entries-changed', hand.at, data),
  });
  if (saved === 'moved') return 'moved' as const;
  return more ? ('more' as const) : shown(after);
}

const isAwayIn = ({ lines }: Register, pupilId: string): boolean => {
  const line = lines[pupilId];
  return line !== undefined && isAway(line);
};

/** The register with some lines turned to present and the rest still to come. */
const partly = (before: Register, now: readonly string[]): Held => ({
  ...before,
  lines: { ...before.lines, ...Object.fromEntries(now.map((id) => [id, { kind: 'present', minutes: 0 }])) },
});

const presentAfterAll = (pupilId: string, hand: Hand): EntryWrite => ({
  pupilId,
  value: {
    kind: 'present',
    minutes: 0,
    counted: false,
    code: '',
    documentation: 'not-absence',
    onDiploma: false,
    ...hand,
  },
});
