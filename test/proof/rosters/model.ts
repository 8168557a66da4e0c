import type { Basis, Protection } from '../../../functions/access/policy.ts';
import type { Day } from '../../../functions/shared/time.ts';
import { GUARDIANS, type Human, LEVELS, otherThan, PUPILS, type Source, TEACHERS, type Tie } from './world.ts';

type Heard = {
  /** Until when a human is there, by this source; `undefined` for no end. Absent humans were never in a file of it. */
  readonly until: Map<Human, Day | undefined>;
  /** Whose right number it has stated since they were last out of its files: who comes back logs in by a right one. */
  readonly numbered: Set<Human>;
  readonly links: ReadonlyMap<
    string,
    { pupil: Human; guardian: Human; basis: Basis; from: Day | undefined; to: Day | undefined }
  >;
  readonly members: ReadonlyMap<string, { person: Human; as: string; from: Day | undefined; to: Day | undefined }>;
  readonly group: { kind: string; to: Day | undefined };
};

const STANDING: readonly Basis[] = [
  'parental-responsibility',
  'daily-care',
  'foster-care',
  'child-welfare',
  'legal-guardian',
];

/**
 * Who may see whom, told without the importer and without the policy: from the last file of each source, in plain
 * words. A human is there while any source has them; a relation holds while any source's last file has it, between two
 * who are there; protection is the strictest that any file ever said, until a person decides.
 */
export function modelOf() {
  const heard = new Map<string, Heard>();
  const said = new Map<Human, Protection>();
  /** Whose login has stood in another's line, and those others. */
  const mixed = new Set<Human>();

  return {
    /** Hears a file, by what comes of each of its lines: of a line that was refused, what was heard before stays. */
    hear(source: Source, day: Day): void {
      const before = heard.get(source.system);
      const until = new Map(before?.until);
      const logins = new Set(before?.numbered);
      for (const [who, { fate, fault, words, protection, numbered }] of source.entries) {
        if (fate === 'taken' && numbered) logins.add(who);
        else if (fate === 'out') logins.delete(who);
        if (fault === 'other-login') for (const person of [who, otherThan(who)]) mixed.add(person);
        const was = until.get(who);
        const known = until.has(who);
        const hasLeft = words.size > 0 && [...words.values()].every((word) => word === 'left');
        if (fate === 'taken') until.set(who, hasLeft ? (was ?? day) : undefined);
        else if (fate === 'spared' && known) until.set(who, hasLeft ? (was ?? day) : was);
        else if (fate === 'out' && known) until.set(who, was !== undefined && was < day ? was : day);
        if (fate === 'taken' && who.kind !== 'staff') hearProtection(who, protection);
      }
      const group = groupAfter(source, before?.group, day);
      heard.set(source.system, {
        until,
        numbered: logins,
        group,
        links: spoken(source.links, before?.links, ({ pupil, guardian, basis, from, to }) => {
          const [child, adult] = [PUPILS[pupil], GUARDIANS[guardian]];
          return child && adult && { pupil: child, guardian: adult, basis, from, to };
        }),
        members: spoken(source.hasGroup ? source.members : [], before?.members, ({ person, as, from, to }) => {
          const who = (as === 'student' ? PUPILS : TEACHERS)[person];
          // A membership has its group's end, and keeps it while its own line is refused.
          const ends = to === undefined || (group.to !== undefined && group.to < to) ? group.to : to;
          return who && { person: who, as, from, to: ends };
        }),
      });
    },
    /** A guardian may read about a child on a day. */
    sees: (guardian: Human, pupil: Human, day: Day): boolean =>
      isThere(guardian, day) &&
      isThere(pupil, day) &&
      [...heard.values()].some(({ numbered }) => numbered.has(guardian)) &&
      [...heard.values()].some(({ links }) =>
        [...links.values()].some(
          (link) =>
            link.guardian === guardian && link.pupil === pupil && STANDING.includes(link.basis) && holds(link, day),
        ),
      ),
    /** A contact teacher may decide about a pupil on a day: both in the class, which is one. */
    decidesFor: (teacher: Human, pupil: Human, day: Day): boolean =>
      isThere(teacher, day) &&
      isThere(pupil, day) &&
      [...heard.values()].some(
        ({ members, group }) =>
          group.kind !== 'teaching' &&
          (group.to === undefined || day < group.to) &&
          [
            [teacher, 'contact-teacher'],
            [pupil, 'student'],
          ].every(([who, as]) =>
            [...members.values()].some((member) => member.person === who && member.as === as && holds(member, day)),
          ),
      ),
    isThere,
    /**
     * The strictest that was said; somebody with a login that was another's may have what protected the other, and
     * never less.
     */
    isProtection: (who: Human, level: Protection): boolean => {
      const own = said.get(who) ?? 'unknown';
      return level === own || (mixed.has(who) && level !== 'none' && LEVELS.indexOf(level) > LEVELS.indexOf(own));
    },
    /** A login has stood in the lines of two. */
    areMixed: (): boolean => mixed.size > 0,
    /** Everybody who has ever stood in a file. */
    everybody: (): readonly Human[] => [...new Set([...heard.values()].flatMap(({ until }) => [...until.keys()]))],
  };

  function isThere(who: Human, day: Day): boolean {
    return [...heard.values()].some(({ until }) => {
      if (!until.has(who)) return false;
      const end = until.get(who);
      return end === undefined || day < end;
    });
  }

  function hearProtection(who: Human, level: Protection): void {
    const held = said.get(who) ?? 'unknown';
    said.set(who, LEVELS.indexOf(level) > LEVELS.indexOf(held) ? level : held);
  }
}

const holds = ({ from, to }: { from: Day | undefined; to: Day | undefined }, day: Day): boolean =>
  (from === undefined || from <= day) && (to === undefined || day < to);

/** A group that is left out has ended that day; of one whose line was refused it is as it was. */
function groupAfter({ group }: Source, before: Heard['group'] | undefined, day: Day): Heard['group'] {
  const { kind, to, fate } = group;
  if (fate === 'taken' || before === undefined) return { kind, to };
  return fate === 'spared' ? before : { ...before, to: before.to !== undefined && before.to < day ? before.to : day };
}

/**
 * Relations by key: as the file has them, or as they were heard before where it has them in a line that was refused.
 */
function spoken<T extends Tie, Told>(
  ties: readonly T[],
  before: ReadonlyMap<string, Told> | undefined,
  tell: (tie: T) => Told | undefined,
): ReadonlyMap<string, Told> {
  const told = ties.flatMap((tie): [string, Told][] => {
    const now = tie.fate === 'taken' ? tell(tie) : tie.fate === 'spared' ? before?.get(tie.key) : undefined;
    return now === undefined ? [] : [[tie.key, now]];
  });
  return new Map(told);
}
