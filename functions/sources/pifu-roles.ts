import type { StaffRole } from '../access/policy.ts';
import type { RowData } from './rows.ts';
import { closedWords } from './words.ts';

/** The meaning of a member's role by its words alone, before the place of the membership counts. */
type Word =
  | { readonly is: 'pupil'; readonly mark?: 'exempt' | 'left' }
  | { readonly is: 'teacher' | 'subject-teacher' | 'contact-teacher' }
  | { readonly is: 'leadership'; readonly roles: readonly StaffRole[] }
  /** A role that gives nothing here; the code gives the reason. */
  | { readonly is: 'nothing'; readonly code: string };

const PUPIL = { is: 'pupil' } as const;
const nothing = (code: string): Word => ({ is: 'nothing', code });
const leader: Word = { is: 'leadership', roles: ['leader'] };
const UNUSED = nothing('role-not-used');

/**
 * Vigo's codes of a pupil in a subject or a programme (specification 4.3.4.3). Those of the apprentice count as pupils.
 */
const PUPILS = {
  '': PUPIL,
  E: PUPIL,
  A: PUPIL,
  D: PUPIL,
  I: PUPIL,
  K: PUPIL,
  L: PUPIL,
  M: PUPIL,
  N: PUPIL,
  O: PUPIL,
  R: PUPIL,
  U: PUPIL,
  V: PUPIL,
  F: { is: 'pupil', mark: 'exempt' },
  S: { is: 'pupil', mark: 'left' },
  // An external candidate only sits the exam.
  P: nothing('external-candidate'),
} as const;

/**
 * The closed words of `roletype` and `subrole`: 01 pupil, 02 teacher, 03 content developer, 04 others, 05 school
 * leadership, 06 contact teacher, 07 administrator, 08 assistant (specification 4.3.4.2 and 4.3.4.3). Counsellors,
 * nurses and assistants get no right by the file, as their word names no pupils: the school gives such a right itself.
 */
const SUBROLES = {
  learner: closedWords<Word>(PUPILS),
  instructor: closedWords<Word>({
    '': { is: 'teacher' },
    faglærer: { is: 'subject-teacher' },
    vikar: { is: 'subject-teacher' },
    lærerstudent: nothing('student-teacher'),
  }),
  developer: closedWords<Word>({ '': UNUSED }),
  member: closedWords<Word>({
    '': UNUSED,
    kontormedarbeider: { is: 'leadership', roles: ['office'] },
    rådgiver: UNUSED,
    skolehelsetjeneste: UNUSED,
    skolebibliotekar: UNUSED,
    vaktmester: UNUSED,
    renholdsarbeider: UNUSED,
    foresattrepresentant: UNUSED,
    sosiallærer: UNUSED,
    sensor: UNUSED,
    pptansatt: UNUSED,
  }),
  manager: closedWords<Word>({
    '': leader,
    rektor: { is: 'leadership', roles: ['leader', 'principal'] },
    inspektør: leader,
    undervisningsinspektør: leader,
    'assisterende rektor': leader,
    avdelingsleder: leader,
    avdelingsleiar: leader,
  }),
  mentor: closedWords<Word>({
    '': { is: 'contact-teacher' },
    kontaktlærer: { is: 'contact-teacher' },
    vikar: { is: 'contact-teacher' },
    faglærer: { is: 'subject-teacher' },
    lærerstudent: nothing('student-teacher'),
  }),
  administrator: closedWords<Word>({ '': UNUSED, iktansvarlig: UNUSED }),
  assistant: closedWords<Word>({ '': UNUSED, assistent: UNUSED }),
} as const;

const roleTypes = closedWords<keyof typeof SUBROLES>({
  '01': 'learner',
  '1': 'learner',
  learner: 'learner',
  '02': 'instructor',
  '2': 'instructor',
  instructor: 'instructor',
  '03': 'developer',
  '3': 'developer',
  contentdeveloper: 'developer',
  '04': 'member',
  '4': 'member',
  member: 'member',
  '05': 'manager',
  '5': 'manager',
  manager: 'manager',
  '06': 'mentor',
  '6': 'mentor',
  mentor: 'mentor',
  '07': 'administrator',
  '7': 'administrator',
  administrator: 'administrator',
  '08': 'assistant',
  '8': 'assistant',
  teachingassistant: 'assistant',
});

type GroupKind = RowData['group']['groupKind'];
/** The place of a membership. */
export type Where = 'owner' | 'school' | GroupKind;

export type Meaning = {
  /** The kind of person that the role makes. */
  readonly person?: 'pupil' | 'staff';
  /** The person's role in a group. */
  readonly as?: RowData['enrolment']['as'];
  readonly mark?: 'exempt' | 'left';
  /** Roles at the school. */
  readonly roles?: readonly StaffRole[];
  /** The reason for taking the role with changes. */
  readonly note?: string;
};

/** Words outside the format: the kinds of person that the role may concern, which are all spared. */
export type Unknown = {
  readonly unknown: 'roletype' | 'subrole';
  readonly about: readonly ('pupil' | 'staff')[];
  /** The allowed words. */
  readonly known: readonly string[];
};

/** The meaning of a role by its words and place: the only table for all readers of memberships. */
export function meaningOf(roletype: string, subrole: string, where: Where): Meaning | Unknown {
  const type = roleTypes(roletype);
  if (type === undefined) return { unknown: 'roletype', about: ['pupil', 'staff'], known: roleTypes.known };
  const word = SUBROLES[type](subrole);
  const about = [type === 'learner' ? 'pupil' : 'staff'] as const;
  if (word === undefined) return { unknown: 'subrole', about, known: SUBROLES[type].known };
  if (word.is === 'nothing') return { note: word.code };
  if (where === 'owner') return atOwner(word.is);
  if (where === 'school') return atSchool(word);
  return inGroup(word, where);
}

/** An owner's people are known by their schools; this file makes nobody the owner's administrator. */
const atOwner = (is: Exclude<Word['is'], 'nothing'>): Meaning => {
  if (is === 'pupil') return {};
  return is === 'leadership' ? { note: 'role-of-owner' } : { person: 'staff' };
};

function atSchool(word: Exclude<Word, { is: 'nothing' }>): Meaning {
  if (word.is === 'pupil') return { person: 'pupil', ...(word.mark === 'left' && { mark: 'left' }) };
  return word.is === 'leadership' ? { person: 'staff', roles: word.roles } : { person: 'staff' };
}

/** Only a class or a contact group can have a contact teacher, even if the source uses the word elsewhere. */
function inGroup(word: Exclude<Word, { is: 'nothing' }>, kind: GroupKind): Meaning {
  if (word.is === 'pupil') return { person: 'pupil', as: 'student', ...(word.mark && { mark: word.mark }) };
  if (word.is === 'leadership') return { note: 'role-of-school' };
  if (word.is === 'contact-teacher') {
    if (kind === 'basis' || kind === 'contact') return { person: 'staff', as: 'contact-teacher' };
    return { person: 'staff', as: 'teacher', note: 'contact-teacher-elsewhere' };
  }
  return { person: 'staff', as: word.is === 'teacher' && kind === 'contact' ? 'contact-teacher' : 'teacher' };
}
