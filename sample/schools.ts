import { syntheticOrganisation } from './numbers.ts';

export type LanguageForm = 'nb' | 'nn' | 'se';
export type ClassPlan = {
  readonly id: string;
  readonly title: string;
  /** 1–10 in grunnskole, 11–13 for Vg1–Vg3. */
  readonly level: number;
  readonly size: number;
  readonly room: string;
  /** The posts of its contact teachers; if there are two, each has half of the class. */
  readonly contacts: readonly string[];
};
export type SchoolPlan = {
  readonly id: string;
  /** The prefix of every id at the school: `fs`, `hs`, `fv`; from the second set on with its number. */
  readonly prefix: string;
  readonly name: string;
  readonly orgNumber: string;
  readonly type: 'grunnskole' | 'vgs';
  readonly languageForm: LanguageForm;
  readonly classes: readonly ClassPlan[];
  /** The posts that teach, without the contact teachers of single grunnskole classes. */
  readonly seats: readonly string[];
};

/** Fictitious owner. Municipality number 9999 is not in use. */
export const OWNER = {
  id: 'fjordvik-kommune',
  name: 'Fjordvik kommune',
  orgNumber: syntheticOrganisation(1),
  municipalityNumber: '9999',
  realm: 'fjordvik.example',
} as const;

const LEVELS = Array.from({ length: 10 }, (_, index) => index + 1);
const GRUNNSKOLE_SEATS = ['craft', 'music', 'cooking', 'languages', 'sport'];
const VGS_CONTACTS: readonly (readonly [string, string, string])[] = [
  ['1STA', 'norwegian-1', 'science'],
  ['1STB', 'english', 'social'],
  ['2STA', 'maths-1', 'german'],
  ['2STB', 'physics', 'french'],
  ['3STA', 'norwegian-2', 'law'],
  ['3STB', 'history', 'spanish'],
];
const VGS_SEATS = [...VGS_CONTACTS.flatMap(([, first, second]) => [first, second]), 'maths-2', 'sport'];

/** `VG1` or `4`: how grades are written in the files. */
export const gradeOf = (level: number): string => (level > 10 ? `VG${level - 10}` : String(level));

/** Sets of three schools with 600 pupils; only the first set has the hard families. */
export const schoolsOf = (sets: number): SchoolPlan[] =>
  Array.from({ length: sets }, (_, index) => index + 1).flatMap((set) => {
    const mark = set === 1 ? '' : String(set);
    return [
      grunnskole(`fjordvik-skule${mark}`, `fs${mark}`, named('Fjordvik skule', mark), 'nn', 24, set * 10 + 1),
      grunnskole(`havna-skole${mark}`, `hs${mark}`, named('Havna skole', mark), 'nb', 20, set * 10 + 2),
      upperSecondary(mark, set * 10 + 3),
    ];
  });

function grunnskole(
  id: string,
  prefix: string,
  name: string,
  languageForm: LanguageForm,
  size: number,
  serial: number,
): SchoolPlan {
  const classes = LEVELS.map((level) => ({
    id: `${prefix}-${level}`,
    title: `${level}A`,
    level,
    size,
    room: `${level <= 4 ? 'A' : 'B'}${100 + level}`,
    contacts: [`contact-${level}`],
  }));
  const seats = [...LEVELS.map((level) => `contact-${level}`), ...GRUNNSKOLE_SEATS];
  return {
    id,
    prefix,
    name,
    orgNumber: syntheticOrganisation(serial),
    type: 'grunnskole',
    languageForm,
    classes,
    seats,
  };
}

function upperSecondary(mark: string, serial: number): SchoolPlan {
  const prefix = `fv${mark}`;
  return {
    id: `fjordvik-vgs${mark}`,
    prefix,
    name: named('Fjordvik videregående skole', mark),
    orgNumber: syntheticOrganisation(serial),
    type: 'vgs',
    languageForm: 'nb',
    classes: VGS_CONTACTS.map(([title, ...contacts], index) => ({
      id: `${prefix}-${title.toLowerCase()}`,
      title,
      level: 10 + Number(title.charAt(0)),
      size: index < 4 ? 27 : 26,
      room: String(201 + index),
      contacts,
    })),
    seats: VGS_SEATS,
  };
}

const named = (name: string, mark: string): string => (mark === '' ? name : `${name} ${mark}`);
