import type { Kind, Reading, Row } from '../../../functions/sources/rows.ts';
import type { Chance } from '../chance.ts';
import {
  type Entry,
  type Fate,
  GUARDIANS,
  type Human,
  otherThan,
  PUPILS,
  type Source,
  TEACHERS,
  type Tie,
} from './world.ts';

export type File = {
  readonly readings: readonly Reading[];
  /** How many of its lines are not taken, or not as they stand. */
  readonly refused: number;
};
type Line = { readonly kind: Kind; readonly key: string; readonly data: unknown };
type Ref = 'held' | 'gone' | 'mistake';
/** Codes of readers for lines that they cannot take. */
const CODES = ['word-unknown', 'dates-wrong', 'ends-before-it-begins', 'name-missing'] as const;
/** A number whose check digits are wrong. */
const WRONG = '15851090086';

/**
 * A source's file, in an order of chance where lines do not refer to each other, with the lines that no importer may
 * take. Says on the source what comes of each line: what a mistake spares is told here in plain words, and by the
 * importer in SQL.
 */
export function fileOf(source: Source, chance: Chance): File {
  const { system, entries, links, members, group } = source;
  const readings: Reading[] = [];
  let refused = 0;
  const place = () => ({ file: 'rows', line: readings.length + 2 });
  const add = (line: Line): void => {
    readings.push({ row: { ...line, place: place() } as Row });
  };
  /** A line that the reader could not take, about a row whose key it could. */
  const unread = (kind: Kind, key: string): void => {
    refused++;
    readings.push({ refused: { kind, place: place(), code: chance.pick(CODES) }, spares: { kind, key } });
  };
  const put = (line: Line, isRead: boolean): void => (isRead ? add(line) : unread(line.kind, line.key));

  const before = new Map([...entries].map(([who, { known, stood }]) => [who, known ? stood : []]));
  const refs = new Map([...entries].map(([who, entry]) => [who, fated(entry)]));
  const speakOf = (who: Human | undefined): { readonly key: string; readonly is: Ref } => {
    const found = (who && refs.get(who)) ?? [];
    return found[chance.below(found.length)] ?? { key: 'nobody', is: 'mistake' };
  };
  const groupIs = groupFate(source);

  add({
    kind: 'school',
    key: `${system}-s`,
    data: { name: 'Fjord skule', type: 'grunnskole', orgNumber: '310000014', languageForm: 'nn' },
  });
  add({ kind: 'term', key: `${system}-h`, data: { title: 'Haust', from: '2026-08-17', to: '2027-01-01' } });
  if (source.hasGroup && group.present)
    put(
      {
        kind: 'group',
        key: `${system}-g`,
        data: { schoolKey: `${system}-s`, name: '5A', groupKind: group.kind, to: group.to },
      },
      !group.unread,
    );
  for (const kind of ['pupil', 'guardian', 'staff'])
    for (const [who, entry] of chance.shuffled([...entries]))
      if (who.kind === kind && entry.present) putPerson(who, entry);
  for (const link of chance.shuffled(links.filter(({ present }) => present))) {
    const { key, from, to, basis } = link;
    const [pupil, guardian] = [speakOf(PUPILS[link.pupil]), speakOf(GUARDIANS[link.guardian])];
    putTie(link, [pupil.is, guardian.is], {
      kind: 'link',
      key,
      data: { pupilKey: pupil.key, guardianKey: guardian.key, basis, source: 'school', from, to },
    });
  }
  if (source.hasGroup)
    for (const member of chance.shuffled(members.filter(({ present }) => present))) {
      const { key, from, to, as } = member;
      const person = speakOf((as === 'student' ? PUPILS : TEACHERS)[member.person]);
      putTie(member, [groupIs, person.is], {
        kind: 'enrolment',
        key,
        data: { groupKey: `${system}-g`, personKey: person.key, as, from, to },
      });
    }
  for (const tie of [...links, ...members]) if (!tie.present) tie.fate = 'out';
  // A line that says not even what it is about.
  if (chance.happens(0.2)) {
    refused++;
    readings.push({ refused: { kind: 'link', place: place(), code: 'id-missing' } });
  }
  return { readings, refused };

  function putPerson(who: Human, entry: Entry): void {
    entry.keys.forEach((_key, at) => {
      const keysBefore = before.get(who) ?? [];
      const line = personLine(source, who, at, keysBefore);
      put(line, !isUnread(entry, at));
      entry.numbered = line.data.number !== WRONG;
      if (isNowhere(entry, keysBefore, at) || (entry.fault === 'wrong-number' && line.data.number === WRONG)) refused++;
      if (entry.fault !== 'twice') return;
      refused++;
      add({ ...line, data: { ...line.data, givenName: 'Ein annan', left: entry.left ? undefined : true } });
    });
  }

  function putTie(tie: Tie, spoken: readonly Ref[], line: Line & { readonly data: object }): void {
    const found = tie.fault === 'of-nobody' ? [...spoken.slice(0, -1), 'mistake' as const] : spoken;
    const nobody = line.kind === 'link' ? { guardianKey: 'nobody' } : { personKey: 'nobody' };
    tie.fate = tie.fault === 'unread' ? 'spared' : fateOf(found);
    if (tie.fault !== 'unread' && tie.fate !== 'taken') refused++;
    put({ ...line, data: { ...line.data, ...(tie.fault === 'of-nobody' && nobody) } }, tie.fault !== 'unread');
  }
}

/** Somebody who has left takes their relations with them; a mistake takes nothing. */
const fateOf = (refs: readonly Ref[]): Fate =>
  refs.includes('gone') ? 'out' : refs.includes('mistake') ? 'spared' : 'taken';

const isUnread = ({ fault }: Entry, at: number): boolean =>
  fault === 'unread' || (fault === 'first-unread' && at === 0);

/** The first of several, and held under that key: else nobody could tell which key goes on under which. */
const isNowhere = ({ fault, keys }: Entry, before: readonly string[], at: number): boolean =>
  fault === 'nowhere' || (fault === 'first-nowhere' && at === 0 && keys.length > 1 && before.includes(keys[0] ?? ''));

/** Settles what comes of somebody, and what it is to speak of them by each of their keys. */
function fated(entry: Entry): readonly { readonly key: string; readonly is: Ref }[] {
  const { keys, known, present, left, stood, words } = entry;
  // Who is left out is spoken of by the keys of before: a key that never stood anywhere is a mistake, and ends nothing.
  if (!present) {
    entry.fate = 'out';
    words.clear();
    return stood.map((key) => ({ key, is: known ? 'gone' : 'mistake' }));
  }
  const before = known ? stood : [];
  const isRead = keys.map((_key, at) => !isUnread(entry, at) && !isNowhere(entry, before, at));
  // A key that the file has no more goes on as the first new one whose line says who it is, also if that line is not
  // taken.
  const absent = before.filter((key) => !keys.includes(key));
  const heir = keys.find((key, at) => !isUnread(entry, at) && !before.includes(key));
  const moved = heir === undefined ? undefined : (absent.find((key) => words.has(key)) ?? absent[0]);
  const held = keys.filter((key, at) => isRead[at] || before.includes(key) || (key === heir && moved !== undefined));
  const isTaken = isRead.includes(true);
  entry.fate = isTaken ? 'taken' : held.length > 0 ? 'spared' : 'out';
  for (const key of absent) if (key !== moved || isTaken) words.delete(key);
  keys.forEach((key, at) => {
    if (isRead[at]) words.set(key, left ? 'left' : 'there');
  });
  if (isTaken) {
    entry.stood = [...new Set([...before.filter((key) => key !== moved), ...keys.filter((_key, at) => isRead[at])])];
    entry.known = true;
  }
  return keys.map((key) => ({ key, is: held.includes(key) ? 'held' : 'mistake' }));
}

function groupFate({ group, hasGroup }: Source): Ref {
  if (!hasGroup) return 'mistake';
  group.fate = !group.present ? 'out' : group.unread ? 'spared' : 'taken';
  if (group.fate === 'taken') group.known = true;
  if (!group.known) return 'mistake';
  return group.present ? 'held' : 'gone';
}

function personLine({ system, entries }: Source, who: Human, at: number, before: readonly string[]) {
  const entry = entries.get(who);
  if (!entry) throw new Error('A source has a line for everybody');
  const { number, born, kind } = who;
  const { protection, fault, keys } = entry;
  const key = keys[at] ?? '';
  const bearer = fault === 'other-login' ? otherThan(who) : who;
  const named = {
    givenName: who.name,
    familyName: 'Fjord',
    left: entry.left || undefined,
    // Only where the person is known by key: without a number nobody could tell who it is.
    number: fault === 'wrong-number' && before.includes(key) && keys.length === 1 ? WRONG : number,
  };
  const login = entry.withLogin ? { feideName: `${bearer.name.toLowerCase()}@fjord.example` } : {};
  if (kind === 'staff') return { kind, key, data: { ...named, ...login, roles: [] } };
  if (kind === 'guardian') return { kind, key, data: { ...named, protection } };
  const schoolKey = isNowhere(entry, before, at) ? 'no-school' : `${system}-s`;
  return { kind, key, data: { ...named, ...login, birthDate: born, protection, schoolKey } };
}
