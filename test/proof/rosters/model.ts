import type { Basis, Protection } from '../../../functions/access/policy.ts';
import type { Day } from '../../../functions/shared/time.ts';
import { GUARDIANS, type Human, LEVELS, PUPILS, type Source, TEACHERS } from './world.ts';

type Heard = {
  readonly day: Day;
  /** Until when a human is there, by this source; `undefined` for no end. Absent humans were never in a file of it. */
  readonly until: Map<Human, Day | undefined>;
  links: { pupil: Human; guardian: Human; basis: Basis; from: Day | undefined; to: Day | undefined }[];
  members: { person: Human; as: string; from: Day | undefined; to: Day | undefined }[];
  group: { kind: string; to: Day | undefined };
};

const STANDING: readonly Basis[] = [
  'parental-responsibility',
  'daily-care',
  'foster-care',
  'child-welfare',
  'legal-guardian',
];

/**
 * Who may see whom, told without the importer and without the policy: from the last file of each source, in plain words.
 * A human is there while any source has them; a relation holds while any source's last file has it, between two who are
 * there; protection is the strictest that any file ever said, until a person decides.
 */
export function modelOf() {
  const heard = new Map<string, Heard>();
  const said = new Map<Human, Protection>();

  return {
    hear(source: Source, day: Day): void {
      const before = heard.get(source.system);
      const until = new Map(before?.until);
      for (const [who, entry] of source.entries) {
        const was = until.get(who);
        const known = until.has(who);
        if (entry.present) until.set(who, entry.left ? (was ?? day) : undefined);
        else if (known) until.set(who, was !== undefined && was < day ? was : day);
        if (entry.present && who.kind !== 'staff') hearProtection(who, entry.protection);
      }
      const there = (who: Human | undefined): who is Human =>
        who !== undefined && source.entries.get(who)?.present === true;
      const group = source.hasGroup && source.group.present;
      heard.set(source.system, {
        day,
        until,
        group: { ...source.group },
        links: source.links.flatMap(({ pupil, guardian, present, ...link }) => {
          const [child, adult] = [PUPILS[pupil], GUARDIANS[guardian]];
          return present && there(child) && there(adult) ? [{ ...link, pupil: child, guardian: adult }] : [];
        }),
        members: source.members.flatMap(({ person, as, present, ...member }) => {
          const who = (as === 'student' ? PUPILS : TEACHERS)[person];
          return group && present && there(who) ? [{ ...member, as, person: who }] : [];
        }),
      });
    },
    /** A guardian may read about a child on a day. */
    sees: (guardian: Human, pupil: Human, day: Day): boolean =>
      isThere(guardian, day) &&
      isThere(pupil, day) &&
      [...heard.values()].some(({ links }) =>
        links.some(
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
          ].every(([who, as]) => members.some((one) => one.person === who && one.as === as && holds(one, day))),
      ),
    isThere,
    protection: (who: Human): Protection => said.get(who) ?? 'unknown',
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
