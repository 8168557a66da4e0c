import { addDays, type Day } from '../functions/shared/time.ts';
import { birthYear, checkedDay, FIRST_FREE_SERIAL, type Frame } from './hard-families.ts';
import { adultName, childName, familyName, mailName, nextFeideName } from './names.ts';
import { nextNumber } from './numbers.ts';
import { type Basis, type Family, type Guardian, mobileNumber, type Pupil, type Taken } from './people.ts';
import { type Random, randomFor } from './random.ts';
import type { ClassPlan, SchoolPlan } from './schools.ts';

/** A place in a class that no hard family has. */
export type Seat = { readonly school: SchoolPlan; readonly schoolClass: ClassPlan };
/** Families with two children here, per set of schools; every 16th family has one guardian. */
const SIBLINGS_PER_SET = 60;
const ONE_GUARDIAN_EVERY = 16;

/** Ordinary families for all remaining seats. */
export function ordinaryFamilies(seed: number, frame: Frame, seats: readonly Seat[], taken: Taken): Family[] {
  const sets = frame.schools.length / 3;
  const homes = households(randomFor(seed, 'households').shuffle(seats), SIBLINGS_PER_SET * sets);
  return homes.map((home, index) => familyOf(randomFor(seed, 'family', index), frame, home, index, taken));
}

/** Deals the seats out to households: the first ones get two, of different levels and not of rival schools. */
function households(seats: readonly Seat[], pairs: number): readonly (readonly Seat[])[] {
  const left = [...seats];
  const homes: Seat[][] = [];
  while (homes.length < pairs) {
    const [first] = left.splice(0, 1);
    if (!first) break;
    const at = left.findIndex((other) => couldBeSiblings(first, other));
    homes.push(at < 0 ? [first] : [first, ...left.splice(at, 1)]);
  }
  return [...homes, ...left.map((seat) => [seat])];
}

const couldBeSiblings = (a: Seat, b: Seat): boolean =>
  Math.abs(a.schoolClass.level - b.schoolClass.level) >= 1 &&
  Math.abs(a.schoolClass.level - b.schoolClass.level) <= 8 &&
  (a.school === b.school || (a.school.type === 'vgs') !== (b.school.type === 'vgs'));

function familyOf(random: Random, frame: Frame, home: readonly Seat[], index: number, taken: Taken): Family {
  const family = familyName(random);
  const other = familyName(random);
  const eldest = Math.min(...home.map(({ schoolClass }) => birthYear(frame.year, schoolClass.level)));
  const number = String(index + 1).padStart(4, '0');
  const guardians = (index % ONE_GUARDIAN_EVERY === 7 ? [family] : [family, other]).map((name, at) =>
    guardianOf(
      random,
      frame,
      { id: `guardian-${number}${at === 0 ? 'a' : 'b'}`, name, eldest, serial: index * 2 + at },
      taken,
    ),
  );
  const protection = random.chance(0.01) ? 'ukjent' : 'ugradert';
  const pupils = home.map(({ school, schoolClass }, at): Pupil => {
    const given = childName(random);
    const born = anyDay(random, birthYear(frame.year, schoolClass.level));
    return {
      id: `pupil-${number}${at === 0 ? 'a' : 'b'}`,
      givenName: given,
      middleName: guardians.length > 1 && random.chance(0.35) ? other : undefined,
      familyName: family,
      born,
      number: nextNumber(taken.numbers, { born, individual: random.between(0, 499) }),
      feide: nextFeideName(taken.feideNames, given, family),
      schoolId: school.id,
      classId: schoolClass.id,
      level: schoolClass.level,
      protection,
      languageForm: random.chance(0.1) ? 'nn' : school.languageForm,
    };
  });
  const bases = guardians.map((_guardian, at) => (at === 0 ? 'foreldreansvar' : basisOf(random)));
  const links = pupils.flatMap((pupil) =>
    guardians.map((guardian, at) => ({
      pupilId: pupil.id,
      guardianId: guardian.id,
      basis: bases[at] ?? '',
      source: 'folkeregister' as const,
      checked: checkedDay(frame.year),
      from: pupil.born,
    })),
  );
  return { pupils, guardians, links };
}

type Adult = { readonly id: string; readonly name: string; readonly eldest: number; readonly serial: number };

function guardianOf(random: Random, frame: Frame, adult: Adult, taken: Taken): Guardian {
  const given = adultName(random);
  const born = anyDay(random, adult.eldest - random.between(22, 38));
  const checked = addDays(frame.year.from, -random.between(0, 700));
  const reachable = !random.chance(0.03);
  return {
    id: adult.id,
    givenName: given,
    familyName: adult.name,
    number: nextNumber(taken.numbers, { born, individual: random.between(0, 499) }),
    protection: random.chance(0.01) ? '' : 'ugradert',
    languageForm: random.chance(0.4) ? 'nn' : 'nb',
    contact: reachable
      ? {
          email: `${mailName(given, adult.name)}.${adult.serial + 1}@epost.example`,
          mobile: mobileNumber(FIRST_FREE_SERIAL + adult.serial),
          checked,
        }
      : undefined,
  };
}

function basisOf(random: Random): Basis {
  const draw = random.next();
  if (draw < 0.01) return '';
  return draw < 0.03 ? 'innsynPaaForespoersel' : 'foreldreansvar';
}

const anyDay = (random: Random, year: number): Day => addDays(`${year}-01-01`, random.between(0, 364));
