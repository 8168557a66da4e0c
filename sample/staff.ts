import type { SchoolYear, Span } from './calendar.ts';
import { staffId } from './groups.ts';
import type { Month } from './month.ts';
import { adultName, familyName, feideName, nextFeideName } from './names.ts';
import type { Staff, Taken } from './people.ts';
import { randomFor } from './random.ts';
import { OWNER, type SchoolPlan } from './schools.ts';

/** A teacher in another's place, from the first to the last day. */
export type StandIn = Span & { readonly absentId: string; readonly byId: string };

/** People with a page in README.md: their names never change. */
export const NAMED_STAFF: Readonly<Record<string, { readonly given: string; readonly family: string }>> = {
  'staff-fs-contact-4': { given: 'Liv', family: 'Solheim' },
  'staff-fs-languages': { given: 'Henrik', family: 'Myhre' },
  'staff-fs-substitute': { given: 'Ida', family: 'Brekke' },
  'staff-fs-contact-6': { given: 'Oddrun', family: 'Fosse' },
  'staff-fs-left': { given: 'Gunnar', family: 'Teigen' },
  'staff-fs-contact-8': { given: 'Maria', family: 'Kleppe' },
  'staff-fs-leader': { given: 'Astrid', family: 'Heggelund' },
  'staff-fs-office': { given: 'Bjørg', family: 'Nes' },
  'staff-hs-contact-6': { given: 'Lars', family: 'Øvregård' },
  'staff-hs-leader': { given: 'Jorunn', family: 'Sævik' },
  'staff-hs-office': { given: 'Nils', family: 'Borge' },
  'staff-fv-norwegian-1': { given: 'Turid', family: 'Hjelmeland' },
  'staff-fv-maths-1': { given: 'Thi Lan', family: 'Nguyen' },
  'staff-fv-science': { given: 'Eskil', family: 'Brandal' },
  'staff-fv-leader': { given: 'Einar', family: 'Rognaldsen' },
  'staff-fv-office': { given: 'Wenche', family: 'Kråkenes' },
  'staff-owner-admin': { given: 'Torbjørn', family: 'Lie' },
};

const AIDES = ['aide-1', 'aide-2'];

/** 60 people per set of schools: the posts of each school, and the owner's administrator. */
export function staffOf(seed: number, schools: readonly SchoolPlan[], taken: Taken): Staff[] {
  const member = memberWith(seed, taken);
  return [
    member('staff-owner-admin', OWNER.id, 'administrator', 'owner-admin'),
    ...schools.flatMap((school, index) => {
      const at = (seat: string, role: Staff['role'], staffRole: Staff['staffRole'] = '') =>
        member(staffId(school, seat), school.id, role, staffRole);
      const extra = school.type === 'vgs' ? ['deputy'] : [];
      // Every further set has an administrator's post of its own, which keeps it at 60.
      const deputies = index > 2 && school.type === 'vgs' ? [...extra, 'deputy-2'] : extra;
      return [
        at('leader', 'administrator', 'principal'),
        ...deputies.map((seat) => at(seat, 'administrator', 'leader')),
        at('office', 'administrator', 'office'),
        ...school.seats.map((seat) => at(seat, 'teacher')),
        ...(school.prefix.startsWith('fs') ? ['substitute', 'left'] : []).map((seat) => at(seat, 'teacher')),
        ...AIDES.map((seat) => at(seat, 'aide')),
      ];
    }),
  ];
}

/**
 * The stand-ins: the teacher of 8A left on the last day of the month before and her successor took over; the substitute
 * has the lessons of 6A's contact teacher all this month.
 */
export function standInsOf(schools: readonly SchoolPlan[], year: SchoolYear, month: Month): StandIn[] {
  return schools
    .filter(({ prefix }) => prefix.startsWith('fs'))
    .flatMap((school) => [
      {
        absentId: staffId(school, 'contact-8'),
        byId: staffId(school, 'left'),
        from: `${year.begins - 1}-08-01`,
        to: month.before,
      },
      { absentId: staffId(school, 'contact-6'), byId: staffId(school, 'substitute'), from: month.from, to: month.to },
    ]);
}

/** True for the stand-in that ends for good: the post has a new holder afterwards. */
export const isPredecessor = ({ byId }: StandIn): boolean => byId.endsWith('-left');

function memberWith(seed: number, taken: Taken) {
  for (const { given, family } of Object.values(NAMED_STAFF)) nextFeideName(taken.feideNames, given, family);
  return (id: string, orgId: string, role: Staff['role'], staffRole: Staff['staffRole'] = ''): Staff => {
    const named = NAMED_STAFF[id];
    const random = randomFor(seed, 'staff', id);
    const [given, family] = named ? [named.given, named.family] : [adultName(random), familyName(random)];
    const feide = named ? feideName(given, family) : nextFeideName(taken.feideNames, given, family);
    return { id, givenName: given, familyName: family, feide, role, staffRole, orgId, left: id.endsWith('-left') };
  };
}
