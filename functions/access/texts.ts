import type { Text } from '../shared/texts/language.ts';
import type { Area, Role } from './rules.ts';

const areas: Readonly<Record<Area, Text>> = {
  absence: { nb: 'Fravær og meldinger', nn: 'Fråvær og meldingar', en: 'Absence and reports' },
  lessons: { nb: 'Føring i timer', nn: 'Føring i timar', en: 'Lesson registers' },
  figures: { nb: 'Fraværstall', nn: 'Fråværstal', en: 'Absence figures' },
  statements: { nb: 'Dokumentasjon av fravær', nn: 'Dokumentasjon av fråvær', en: 'Statements of absence' },
  warnings: { nb: 'Varsler', nn: 'Varsel', en: 'Warnings' },
  remarks: { nb: 'Anmerkninger', nn: 'Merknader', en: 'Remarks' },
  leave: { nb: 'Permisjon', nn: 'Permisjon', en: 'Leave' },
  messages: { nb: 'Samtaler', nn: 'Samtalar', en: 'Messages' },
  documents: { nb: 'Dokumenter', nn: 'Dokument', en: 'Documents' },
  talks: { nb: 'Utviklingssamtaler', nn: 'Utviklingssamtalar', en: 'Development talks' },
  contact: {
    nb: 'Elevkort og kontaktopplysninger',
    nn: 'Elevkort og kontaktopplysningar',
    en: 'Pupil card and contacts',
  },
  records: { nb: 'Retting av opplysninger', nn: 'Retting av opplysningar', en: 'Correction of records' },
  other: { nb: 'Andre opplysninger', nn: 'Andre opplysningar', en: 'Other records' },
};

const roles: Readonly<Record<Role, Text>> = {
  teacher: { nb: 'lærer', nn: 'lærar', en: 'teacher' },
  'contact-teacher': { nb: 'kontaktlærer', nn: 'kontaktlærar', en: 'contact teacher' },
  substitute: { nb: 'vikar', nn: 'vikar', en: 'substitute teacher' },
  office: { nb: 'kontoret', nn: 'kontoret', en: 'office' },
  leader: { nb: 'skoleleder', nn: 'skuleleiar', en: 'school leader' },
  principal: { nb: 'rektor', nn: 'rektor', en: 'principal' },
  'owner-admin': { nb: 'skoleeier', nn: 'skuleeigar', en: 'school owner' },
  added: { nb: 'kollega lagt til i samtalen', nn: 'kollega lagd til i samtalen', en: 'colleague added to it' },
  staff: { nb: 'ansatt', nn: 'tilsett', en: 'member of staff' },
};

export const areaText = (area: Area): Text => areas[area];
export const roleText = (role: Role): Text => roles[role];
