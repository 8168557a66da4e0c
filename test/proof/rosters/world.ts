import type { Basis, Protection } from '../../../functions/access/policy.ts';
import { addDays, type Day } from '../../../functions/shared/time.ts';
import { nextNumber } from '../../../sample/numbers.ts';
import type { Chance } from '../chance.ts';

/** A human as the truth has them; sources know them by keys of their own. */
export type Human = {
  readonly kind: 'pupil' | 'guardian' | 'staff';
  readonly name: string;
  readonly number: string;
  readonly born: Day;
};
/** What comes of a line: it is taken; what is held of it stays as it is; or it ends. */
export type Fate = 'taken' | 'spared' | 'out';
/**
 * What is wrong with somebody's lines: none can be read, or the first of them; the school is nobody's, or that of the
 * first; the number cannot be right; the login is another's; the key stands on a second line that says otherwise.
 */
type Fault = 'unread' | 'first-unread' | 'nowhere' | 'first-nowhere' | 'wrong-number' | 'other-login' | 'twice';
/** What one source says of a human; `stood` are the keys under which it is held, once it is `known`. */
export type Entry = {
  keys: string[];
  stood: string[];
  known: boolean;
  fault: Fault | undefined;
  fate: Fate;
  /**
   * What each key that still stands in the file said when it was last read: a line that is not taken says what it said.
   */
  readonly words: Map<string, 'there' | 'left'>;
  /** True when the last file stated a number that can be right. */
  numbered: boolean;
  present: boolean;
  left: boolean;
  protection: Protection;
  withLogin: boolean;
};
/** `unread`: the line cannot be read; `of-nobody`: it speaks of a person whom no file has. */
export type Tie = {
  key: string;
  present: boolean;
  from: Day | undefined;
  to: Day | undefined;
  fault: 'unread' | 'of-nobody' | undefined;
  fate: Fate;
};
type Link = Tie & { pupil: number; guardian: number; basis: Basis };
type Membership = Tie & { person: number; as: 'student' | 'teacher' | 'contact-teacher' };

/** A source as it stands: what its next file will say. */
export type Source = {
  readonly system: string;
  readonly entries: Map<Human, Entry>;
  readonly links: Link[];
  readonly members: Membership[];
  readonly group: {
    kind: 'basis' | 'teaching' | 'contact';
    present: boolean;
    to: Day | undefined;
    known: boolean;
    unread: boolean;
    fate: Fate;
  };
  readonly hasGroup: boolean;
};

export const LEVELS: readonly [Protection, ...Protection[]] = [
  'unknown',
  'none',
  'client-address',
  'confidential',
  'strictly-confidential',
];
const BASES: readonly [Basis, ...Basis[]] = ['parental-responsibility', 'unknown', 'foster-care', 'on-request'];
const FAULTS: readonly [Fault, ...Fault[]] = [
  'unread',
  'first-unread',
  'nowhere',
  'first-nowhere',
  'wrong-number',
  'other-login',
  'twice',
];
/** The day of the first file. */
export const START = '2026-10-05';

const taken = new Set<string>();
const human = (kind: Human['kind'], name: string, born: Day): Human => ({
  kind,
  name,
  born,
  number: nextNumber(taken, { born, individual: 0 }),
});
export const PUPILS = ['Ane', 'Bo', 'Cai'].map((name, at) => human('pupil', name, `2015-0${at + 3}-11`));
export const GUARDIANS = ['Dag', 'Eli', 'Finn'].map((name, at) => human('guardian', name, `1984-0${at + 3}-11`));
export const TEACHERS = ['Gro', 'Hans'].map((name, at) => human('staff', name, `1979-0${at + 3}-11`));
export const HUMANS = [...PUPILS, ...GUARDIANS, ...TEACHERS];

/** Another of the same kind, for whom one may be taken. */
export const otherThan = (who: Human): Human =>
  HUMANS.find(({ kind, name }) => kind === who.kind && name !== who.name) ?? who;

/** A source that knows some of the humans, under keys of its own. */
export function sourceOf(system: string, chance: Chance, hasGroup: boolean): Source {
  const entries = new Map(
    HUMANS.map((who) => [
      who,
      {
        keys: [`${system}-${who.name}`],
        stood: [`${system}-${who.name}`],
        known: false,
        fault: undefined,
        fate: 'out' as const,
        words: new Map<string, 'there' | 'left'>(),
        numbered: false,
        present: chance.happens(0.85),
        left: false,
        protection: chance.pick(LEVELS),
        withLogin: chance.happens(0.7),
      },
    ]),
  );
  const tie = (key: string): Tie => ({
    key,
    present: chance.happens(0.7),
    from: undefined,
    to: undefined,
    fault: undefined,
    fate: 'out',
  });
  return {
    system,
    entries,
    hasGroup,
    group: {
      kind: chance.pick(['basis', 'teaching', 'contact']),
      present: true,
      to: undefined,
      known: false,
      unread: false,
      fate: 'out',
    },
    links: PUPILS.flatMap((_pupil, pupil) =>
      GUARDIANS.map((_guardian, guardian) => ({
        ...tie(`l${pupil}${guardian}`),
        pupil,
        guardian,
        basis: chance.pick(BASES),
      })),
    ),
    members: [
      ...PUPILS.map((_pupil, person) => ({ ...tie(`e${person}`), person, as: 'student' as const })),
      ...TEACHERS.map((_teacher, person) => ({
        ...tie(`t${person}`),
        person,
        as: chance.pick(['teacher', 'contact-teacher'] as const),
      })),
    ],
  };
}

/** One thing changes in a source before its next file. */
export function mend(source: Source, chance: Chance, today: Day): void {
  const entry = source.entries.get(chance.pick(HUMANS as [Human, ...Human[]]));
  const link = source.links[chance.below(source.links.length)];
  const member = source.members[chance.below(source.members.length)];
  if (!entry || !link || !member) return;
  const tie = chance.happens(0.5) ? link : member;
  const renamed = (key: string): string => `${key}${chance.below(1000)}`;
  const changes: readonly [() => object, ...(() => object)[]] = [
    () => Object.assign(entry, { present: !entry.present }),
    () => Object.assign(entry, { left: !entry.left }),
    () => Object.assign(entry, { protection: chance.pick(LEVELS) }),
    () => Object.assign(entry, { withLogin: !entry.withLogin }),
    () => Object.assign(entry, { keys: [renamed(entry.keys[0] ?? '')] }),
    () =>
      Object.assign(entry, {
        keys: entry.keys.length > 1 ? entry.keys.slice(1) : [...entry.keys, renamed(entry.keys[0] ?? '')],
      }),
    () => Object.assign(tie, { present: !tie.present }),
    () => Object.assign(tie, { key: renamed(tie.key) }),
    () => Object.assign(tie, { from: chance.pick([undefined, addDays(today, -40), addDays(today, 3)]) }),
    () => Object.assign(tie, { to: tie.to ? undefined : addDays(tie.from ?? today, 2 + chance.below(20)) }),
    () => Object.assign(link, { basis: chance.pick(BASES) }),
    () => Object.assign(source.group, { present: !source.group.present }),
    () => Object.assign(source.group, { to: chance.pick([undefined, addDays(today, -2), addDays(today, 9)]) }),
    () => Object.assign(source.group, { kind: chance.pick(['basis', 'teaching', 'contact']) }),
  ];
  chance.pick(changes)();
  // A tie never ends before it begins: readers refuse such a line.
  for (const dated of [link, member]) if (dated.from && dated.to && dated.to < dated.from) dated.to = undefined;
}

/** Some lines of a source's next file are spoiled, or mended. */
export function spoil(source: Source, chance: Chance): void {
  const who = chance.pick(HUMANS as [Human, ...Human[]]);
  const entry = source.entries.get(who);
  const ties: readonly Tie[] = [...source.links, ...source.members];
  const tie = ties[chance.below(ties.length)];
  if (!entry || !tie) return;
  switch (chance.below(4)) {
    case 0:
      tie.fault = tie.fault ? undefined : chance.pick(['unread', 'of-nobody']);
      break;
    case 1:
      source.group.unread = chance.happens(0.3);
      break;
    default:
      entry.fault = entry.fault ? undefined : chance.pick(FAULTS);
      // Only a pupil's line speaks of a school that it cannot do without.
      if (who.kind !== 'pupil') entry.fault = entry.fault?.replace('nowhere', 'unread') as Fault | undefined;
      // Of several lines about one human, one is spoiled and the others are not.
      if (entry.fault?.startsWith('first') && entry.keys.length === 1)
        entry.keys.push(`${entry.keys[0]}-${chance.below(100)}`);
  }
}
