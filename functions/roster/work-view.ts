import type { output } from 'zod/mini';
import { isProtected } from '../access/policy.ts';
import type { Language } from '../shared/texts/language.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { belongs } from './authorize.ts';
import type { PupilCard } from './lookup.ts';
import type { Kept, Person, PersonKind } from './question-store.ts';
import { type PairRow, type Statement, saidBy, settlementKey } from './questions.ts';
import type { Source, WorkAction, WorkLine as WorkLineView, WorkPerson } from './schema.ts';
import { basesNow, basisStamp, notOver, protectionStamp } from './settle-rules.ts';
import type { WorkLine } from './store.ts';
import { texts } from './texts.ts';
import { actionsOf } from './work-actions.ts';

type Shown = output<typeof WorkPerson>;

/** Everything that was read about the people of a page. */
export type PageFacts = {
  readonly pupils: ReadonlyMap<string, { readonly card: PupilCard; readonly rows: readonly PairRow[] }>;
  readonly guardians: ReadonlyMap<string, Person>;
  readonly staff: ReadonlyMap<string, Person>;
  /** The sources' statements on a person's protection. */
  readonly says: ReadonlyMap<string, readonly Statement[]>;
  readonly settled: ReadonlyMap<string, Kept>;
};
/** The school, day and language of the viewer. */
export type Viewer = { readonly schoolId: string; readonly day: Day; readonly language: Language };

/** The two records that a line asks about, as its subject names them; `undefined` for other lines. */
export function pairOf({
  kind,
  subjectId,
  staffId,
  otherId,
  pupilId = '',
}: WorkLine): { readonly kind: PersonKind; readonly ids: readonly [string, string] } | undefined {
  const named = subjectId.split('.');
  if (kind !== 'same-person' || named.length !== 2) return undefined;
  const [first = '', other = ''] = named[0] === otherId ? named.reverse() : named;
  if (staffId !== undefined) return { kind: 'staff', ids: [first, other] };
  return { kind: named.includes(pupilId) ? 'pupil' : 'guardian', ids: [first, other] };
}

/**
 * A line as the viewer sees it; none if another school has settled it. A pupil who is not at this school, and a
 * guardian without a pupil at it, have no name in the line, and the line then has no actions (law 2).
 */
export function lineOf(line: WorkLine, facts: PageFacts, viewer: Viewer): output<typeof WorkLineView>[] {
  if (isSettledElsewhere(line, facts)) return [];
  const pupilId = line.pupilId ?? (line.kind.startsWith('protection') ? line.subjectId : undefined);
  const pair = pairOf(line);
  const guardianId = pair?.kind === 'guardian' ? pair.ids[0] : line.guardianId;
  const people = {
    pupil: pupilId === undefined ? null : pupilShown(pupilId, facts, viewer),
    guardian: guardianId === undefined ? null : guardianShown(guardianId, facts, viewer),
    staff: line.staffId === undefined ? null : staffShown(line.staffId, facts),
    other: pair ? shownAs(pair.kind, pair.ids[1], facts, viewer) : null,
  };
  const isOurs = [people.pupil, people.guardian, people.staff].every((each) => each === null || each.name !== null);
  const words = isOurs ? wordsOf(line, facts) : { sources: [], holds: [], seen: null };
  const { kind, named = null, since } = line;
  const text = texts[`work.${kind}`]?.[viewer.language] ?? kind;
  const actions: output<typeof WorkAction>[] = isOurs
    ? actionsOf(line, {
        ...viewer,
        seen: words.seen,
        holds: words.holds,
        pair,
        isOtherOurs: people.other !== null && people.other.name !== null,
      })
    : [];
  return [{ kind, text, ...people, named, since, holds: words.holds, sources: words.sources, actions }];
}

/** Each child's school asks about a guardian's protection; one settlement answers all. */
function isSettledElsewhere({ kind, guardianId, since }: WorkLine, { settled }: PageFacts): boolean {
  if (!kind.startsWith('guardian-protection') || guardianId === undefined) return false;
  // The owner does not matter: only the sort key is looked up.
  const { sk } = settlementKey('-', { about: 'protection', personId: guardianId });
  const word = settled.get(sk);
  return word !== undefined && word.at > since;
}

function shownAs(kind: PersonKind, id: string, facts: PageFacts, viewer: Viewer): Shown {
  if (kind === 'staff') return staffShown(id, facts);
  return kind === 'guardian' ? guardianShown(id, facts, viewer) : pupilShown(id, facts, viewer);
}

const unnamed = (kind: PersonKind, id: string): Shown => ({ kind, id, name: null, className: null, protected: true });

function pupilShown(id: string, { pupils }: PageFacts, { schoolId, day }: Viewer): Shown {
  const card = pupils.get(id)?.card;
  if (!card || !belongs(card, schoolId, day)) return unnamed('pupil', id);
  const classes = card.groups.filter((group) => group.groupKind === 'basis' && notOver(group, day));
  const className = (classes.find((group) => holdsOn(group, day)) ?? classes[0])?.groupName ?? null;
  const name = `${card.givenName} ${card.familyName}`;
  return { kind: 'pupil', id, name, className, protected: isProtected(card.facts.protection) };
}

/** The name of a guardian of this school's pupils, now or later. Any basis will do, since the basis is in question. */
function guardianShown(id: string, { pupils, guardians }: PageFacts, { schoolId, day }: Viewer): Shown {
  const person = guardians.get(id);
  const isHere = [...pupils.values()].some(
    ({ card, rows }) => belongs(card, schoolId, day) && rows.some((row) => row.guardianId === id && notOver(row, day)),
  );
  if (!person || !isHere) return unnamed('guardian', id);
  const name = `${person.givenName} ${person.familyName}`;
  return { kind: 'guardian', id, name, className: null, protected: isProtected(person.protection) };
}

function staffShown(id: string, { staff }: PageFacts): Shown {
  const person = staff.get(id);
  const name = person ? `${person.givenName} ${person.familyName}` : null;
  return { kind: 'staff', id, name, className: null, protected: false };
}

type Words = {
  readonly sources: output<typeof Source>[];
  /** The present values: one protection, or each basis once. */
  readonly holds: string[];
  readonly seen: string | null;
};

/** The sources' statements on the question, and the hash of them. */
function wordsOf(line: WorkLine, { pupils, guardians, says }: PageFacts): Words {
  const { kind, guardianId, pupilId = line.subjectId } = line;
  if (kind.startsWith('basis')) {
    const rows = pupils.get(pupilId)?.rows.filter((row) => row.guardianId === guardianId) ?? [];
    return { sources: rows.map(rowShown), holds: [...basesNow(rows)], seen: basisStamp(rows) };
  }
  const isPupils = kind.startsWith('protection');
  if (!isPupils && !kind.startsWith('guardian-protection')) return { sources: [], holds: [], seen: null };
  const personId = isPupils ? pupilId : (guardianId ?? '');
  const statements = says.get(personId) ?? [];
  const holds = isPupils ? pupils.get(personId)?.card.facts.protection : guardians.get(personId)?.protection;
  return {
    sources: statements.map(statementShown),
    holds: holds === undefined ? [] : [holds],
    seen: holds === undefined ? null : protectionStamp(holds, statements),
  };
}

const rowShown = (row: PairRow): output<typeof Source> => ({
  system: row.system ?? null,
  shown: row.shown ?? null,
  says: saidBy(row),
  said: row.said ?? null,
  source: row.source,
  from: row.from,
  to: row.to ?? null,
  at: null,
});

export const statementShown = ({ system, shown, protection, at }: Statement): output<typeof Source> => ({
  system,
  shown,
  says: protection,
  at,
  said: null,
  source: null,
  from: null,
  to: null,
});
