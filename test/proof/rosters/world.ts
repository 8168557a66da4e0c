import type { Basis, Protection } from '../../../functions/access/policy.ts';
import { addDays, type Day } from '../../../functions/shared/time.ts';
import type { Row } from '../../../functions/sources/rows.ts';
import { nextNumber } from '../../../sample/numbers.ts';
import type { Chance } from '../chance.ts';

/** A human as the truth has them; sources know them by keys of their own. */
export type Human = {
  readonly kind: 'pupil' | 'guardian' | 'staff';
  readonly name: string;
  readonly number: string;
  readonly born: Day;
};
/** What one source says of a human; `stood` are the keys in its last file that had them. */
type Entry = {
  keys: string[];
  stood: string[];
  present: boolean;
  left: boolean;
  protection: Protection;
  withLogin: boolean;
};
type Tie = { key: string; present: boolean; from: Day | undefined; to: Day | undefined };
type Link = Tie & { pupil: number; guardian: number; basis: Basis };
type Membership = Tie & { person: number; as: 'student' | 'teacher' | 'contact-teacher' };

/** A source as it stands: what its next file will say. */
export type Source = {
  readonly system: string;
  readonly entries: Map<Human, Entry>;
  readonly links: Link[];
  readonly members: Membership[];
  readonly group: { kind: 'basis' | 'teaching' | 'contact'; present: boolean; to: Day | undefined };
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

/** A source that knows some of the humans, under keys of its own. */
export function sourceOf(system: string, chance: Chance, hasGroup: boolean): Source {
  const entries = new Map(
    HUMANS.map((who) => [
      who,
      {
        keys: [`${system}-${who.name}`],
        stood: [`${system}-${who.name}`],
        present: chance.happens(0.85),
        left: false,
        protection: chance.pick(LEVELS),
        withLogin: chance.happens(0.7),
      },
    ]),
  );
  const tie = (key: string): Tie => ({ key, present: chance.happens(0.7), from: undefined, to: undefined });
  return {
    system,
    entries,
    hasGroup,
    group: { kind: chance.pick(['basis', 'teaching', 'contact']), present: true, to: undefined },
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

/** The rows of a source's file, in an order of chance where rows do not refer to each other. */
export function fileOf(source: Source, chance: Chance): readonly Row[] {
  const { system, entries, links, members, group } = source;
  let line = 1;
  const row = (found: Omit<Row, 'place'>): Row => ({ ...found, place: { file: 'rows', line: ++line } }) as Row;
  const keyOf = (who: Human | undefined): string => {
    const entry = who && entries.get(who);
    // Who is left out is spoken of by the keys of before: a key that never stood anywhere is a mistake, and ends nothing.
    const keys = (entry?.present ? entry.keys : entry?.stood) ?? [];
    return keys[chance.below(keys.length)] ?? '';
  };
  for (const entry of entries.values()) if (entry.present) entry.stood = entry.keys;
  const people = chance.shuffled([...entries]).flatMap(([who, entry]) => (entry.present ? peopleRows(who, entry) : []));
  const inOrder = (kind: Row['kind']) => people.filter((person) => person.kind === kind).map(row);
  return [
    row({
      kind: 'school',
      key: `${system}-s`,
      data: { name: 'Fjord skule', type: 'grunnskole', orgNumber: '310000014', languageForm: 'nn' },
    }),
    row({ kind: 'term', key: `${system}-h`, data: { title: 'Haust', from: '2026-08-17', to: '2027-01-01' } }),
    ...(source.hasGroup && group.present
      ? [
          row({
            kind: 'group',
            key: `${system}-g`,
            data: { schoolKey: `${system}-s`, name: '5A', groupKind: group.kind, to: group.to },
          }),
        ]
      : []),
    ...inOrder('pupil'),
    ...inOrder('guardian'),
    ...inOrder('staff'),
    ...chance.shuffled(links.filter((link) => link.present)).map(({ key, from, to, basis, ...of }) =>
      row({
        kind: 'link',
        key,
        data: {
          pupilKey: keyOf(PUPILS[of.pupil]),
          guardianKey: keyOf(GUARDIANS[of.guardian]),
          basis,
          source: 'school',
          from,
          to,
        },
      }),
    ),
    ...(source.hasGroup ? chance.shuffled(members.filter((member) => member.present)) : []).map(
      ({ key, from, to, as, person }) =>
        row({
          kind: 'enrolment',
          key,
          data: {
            groupKey: `${system}-g`,
            personKey: keyOf((as === 'student' ? PUPILS : TEACHERS)[person]),
            as,
            from,
            to,
          },
        }),
    ),
  ];

  function peopleRows(who: Human, entry: Entry): Omit<Row, 'place'>[] {
    const named = { givenName: who.name, familyName: 'Fjord', ...(entry.left && { left: true as const }) };
    const feideName = entry.withLogin ? `${who.name.toLowerCase()}@fjord.example` : undefined;
    const { number, born, kind } = who;
    const { protection } = entry;
    return entry.keys.map((key) =>
      kind === 'pupil'
        ? { kind, key, data: { ...named, birthDate: born, protection, schoolKey: `${system}-s`, number, feideName } }
        : kind === 'guardian'
          ? { kind, key, data: { ...named, protection, number } }
          : { kind, key, data: { ...named, number, feideName, roles: [] } },
    );
  }
}
