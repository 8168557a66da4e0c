import type { Day } from '../functions/shared/time.ts';
import type { SchoolYear } from './calendar.ts';
import { type Month, turned18Before, turns18In } from './month.ts';
import { mailName, nextFeideName } from './names.ts';
import { nextNumber, syntheticNumber } from './numbers.ts';
import { type Family, type Guardian, type Link, mobileNumber, type Pupil, type Taken } from './people.ts';
import type { SchoolPlan } from './schools.ts';
import { STORIES } from './stories.ts';
import type { Back, StoryAdult, StoryChild } from './story.ts';

/** Bulk guardians' mobile numbers begin after this serial. */
export const FIRST_FREE_SERIAL = 1000;
/** The first individual number to try for a story's adult; birth dates differ, so the identity numbers do too. */
const INDIVIDUAL = 310;

export type Frame = { readonly year: SchoolYear; readonly month: Month; readonly schools: readonly SchoolPlan[] };

/** The constant identity number of an adult of a story. */
export function storyNumber({ born, dNumber }: StoryAdult): string {
  for (let individual = INDIVIDUAL; individual < 500; individual++) {
    const found = syntheticNumber({ born, individual, dNumber });
    if (found !== undefined) return found;
  }
  throw new Error(`No synthetic number for ${born}.`);
}

/** The hard families as people; marks their numbers and Feide names as taken. */
export function hardFamilies(frame: Frame, taken: Taken): Family[] {
  const adults = STORIES.flatMap((story) => story.adults);
  for (const adult of adults) taken.numbers.add(storyNumber(adult));
  return STORIES.map((story) => {
    const pupils = story.children.map((child) => pupilOf(child, frame, taken));
    const guardians = story.adults.map((adult) => guardianOf(adult, frame, adults.indexOf(adult) + 1));
    const links = pupils.flatMap((pupil) => story.adults.map((adult) => linkOf(pupil, adult, frame)));
    return { pupils, guardians, links };
  });
}

/** The birth date of a child whose story depends on the 18th birthday. */
function bornBy(born: StoryChild['born'], { month }: Frame): Day | undefined {
  if (born === 'turns-18-this-month') return turns18In(month);
  return born === 'turned-18-last-month' ? turned18Before(month) : undefined;
}

function pupilOf(child: StoryChild, frame: Frame, taken: Taken): Pupil {
  const dated = bornBy(child.born, frame);
  const { school, schoolClass } = dated === undefined ? classById(frame, child.classId) : classByBirth(frame, dated);
  const born = dated ?? `${birthYear(frame.year, schoolClass.level)}-${child.born}`;
  const number = child.withoutNumber ? undefined : nextNumber(taken.numbers, { born, individual: INDIVIDUAL });
  return {
    id: child.id,
    givenName: child.given,
    familyName: child.family,
    born,
    number,
    localNumber: child.withoutNumber ? 'FJV-000017' : undefined,
    feide: nextFeideName(taken.feideNames, child.given, child.family),
    schoolId: school.id,
    classId: schoolClass.id,
    level: schoolClass.level,
    protection: child.protection ?? 'ugradert',
    languageForm: child.languageForm ?? school.languageForm,
  };
}

function guardianOf(adult: StoryAdult, { year }: Frame, serial: number): Guardian {
  const contact = {
    email: `${mailName(adult.given, adult.family)}@epost.example`,
    mobile: mobileNumber(serial),
    checked: adult.stale ? `${year.begins - 2}-10-01` : `${year.begins}-06-15`,
  };
  return {
    id: adult.id,
    givenName: adult.given,
    familyName: adult.family,
    number: storyNumber(adult),
    protection: adult.protection ?? 'ugradert',
    languageForm: 'nn',
    contact: adult.unreachable ? undefined : contact,
  };
}

const linkOf = (pupil: Pupil, adult: StoryAdult, { year }: Frame): Link => ({
  pupilId: pupil.id,
  guardianId: adult.id,
  basis: adult.basis,
  source: adult.source ?? 'folkeregister',
  checked: checkedDay(year),
  from: adult.since ? dayOf(adult.since, year) : pupil.born,
  to: adult.ended ? dayOf(adult.ended, year) : undefined,
});

/** The day before the summer on which relations were compared with Folkeregisteret. */
export const checkedDay = (year: SchoolYear): Day => `${year.begins}-06-20`;

/** The year in which pupils of a level were born: first grade begins in the year they turn six. */
export const birthYear = (year: SchoolYear, level: number): number => year.begins - 5 - level;

const dayOf = (back: Back, year: SchoolYear): Day => `${year.begins - back.years}-${back.day}`;

function classById({ schools }: Frame, classId: string | undefined) {
  for (const school of schools) {
    const schoolClass = school.classes.find(({ id }) => id === classId);
    if (schoolClass) return { school, schoolClass };
  }
  throw new Error(`A story names class ${classId}, which no school has.`);
}

/** The first class of the level by birth year: a pupil who turns 18 in autumn is in Vg3, in spring in Vg2. */
function classByBirth(frame: Frame, born: Day) {
  const level = Math.min(13, Math.max(11, frame.year.begins - 5 - Number(born.slice(0, 4))));
  const school = frame.schools.find(({ type }) => type === 'vgs');
  return classById(frame, school?.classes.find((schoolClass) => schoolClass.level === level)?.id);
}
