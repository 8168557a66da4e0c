import { describe, expect, it } from 'vitest';
import { meaningOf, type Where } from '../../../functions/sources/pifu-roles.ts';

const EVERYWHERE = ['owner', 'school', 'basis', 'contact', 'teaching', 'grade', 'other'] as const satisfies Where[];
const GROUPS = ['basis', 'contact', 'teaching', 'grade', 'other'] as const;

/** What each role may make of somebody, in short: `pupil`, `teacher`, roles at the school, `note` or nothing. */
const shortly = (meaning: ReturnType<typeof meaningOf>): string => {
  if ('unknown' in meaning) return `? ${meaning.about.join('+')}`;
  const { person, as, mark, roles, note } = meaning;
  return [person, as, mark, roles?.join('+'), note].filter(Boolean).join(' ');
};
const everywhere = (type: string, subrole: string) =>
  Object.fromEntries(EVERYWHERE.map((where) => [where, shortly(meaningOf(type, subrole, where))]));
const same = (
  owner: string,
  school: string,
  group: string,
  but: Partial<Record<(typeof GROUPS)[number], string>> = {},
) => ({
  owner,
  school,
  ...Object.fromEntries(GROUPS.map((kind) => [kind, group])),
  ...but,
});
const nowhere = (note: string) => same(note, note, note);

const PUPIL = same('', 'pupil', 'pupil student');
const TEACHER = same('staff', 'staff', 'staff teacher', { contact: 'staff contact-teacher' });
const SUBJECT_TEACHER = same('staff', 'staff', 'staff teacher');
const ELSEWHERE = 'staff teacher contact-teacher-elsewhere';
const CONTACT = same('staff', 'staff', ELSEWHERE, { basis: 'staff contact-teacher', contact: 'staff contact-teacher' });
const leadership = (roles: string) => same('role-of-owner', `staff ${roles}`, 'role-of-school');
const UNUSED = nowhere('role-not-used');

type Case = readonly [type: string, subrole: string, expected: ReturnType<typeof same>];

describe('what a role gives, by its words and where it is held (specification 4.3.4.2, 4.3.4.3)', () => {
  it.each<Case>([
    ...['', 'E', 'A', 'D', 'I', 'K', 'L', 'M', 'N', 'O', 'R', 'U', 'V'].map((code): Case => ['01', code, PUPIL]),
    ['01', 'F', same('', 'pupil', 'pupil student exempt')],
    ['01', 'S', same('', 'pupil left', 'pupil student left')],
    ['01', 'P', nowhere('external-candidate')],
    ['02', '', TEACHER],
    ['02', 'faglærer', SUBJECT_TEACHER],
    ['02', 'vikar', SUBJECT_TEACHER],
    ['02', 'lærerstudent', nowhere('student-teacher')],
    ['03', '', UNUSED],
    ['04', '', UNUSED],
    ['04', 'kontormedarbeider', leadership('office')],
    ...[
      ...['rådgiver', 'skolehelsetjeneste', 'skolebibliotekar', 'vaktmester', 'renholdsarbeider'],
      ...['foresattrepresentant', 'sosiallærer', 'sensor', 'pptansatt'],
    ].map((word): Case => ['04', word, UNUSED]),
    ['05', '', leadership('leader')],
    ['05', 'rektor', leadership('leader+principal')],
    ['05', 'inspektør', leadership('leader')],
    ['05', 'avdelingsleder', leadership('leader')],
    ['06', '', CONTACT],
    ['06', 'kontaktlærer', CONTACT],
    ['06', 'vikar', CONTACT],
    ['06', 'faglærer', SUBJECT_TEACHER],
    ['06', 'lærerstudent', nowhere('student-teacher')],
    ['07', '', UNUSED],
    ['07', 'iktansvarlig', UNUSED],
    ['08', '', UNUSED],
    ['08', 'assistent', UNUSED],
  ])('what a role gives, by its words and where it is held: %s %s', (type, subrole, expected) => {
    expect(everywhere(type, subrole)).toEqual(expected);
  });

  it.each([
    ['Learner', 'e', '01', 'E'],
    [' 02 ', 'FAGLÆRER', '02', 'faglærer'],
    ['5', 'Rektor ', '05', 'rektor'],
    ['Mentor', '', '06', ''],
  ])(
    'what a role gives, by its words and where it is held: %s %s is the same as %s %s: case and spaces are no matter',
    (type, subrole, alike, word) => {
      expect(everywhere(type, subrole)).toEqual(everywhere(alike, word));
    },
  );

  it.each([
    ['', '', '? pupil+staff'],
    ['09', '', '? pupil+staff'],
    ['Administrator of everything', '', '? pupil+staff'],
    ['constructor', '', '? pupil+staff'],
    ['01', 'rektor', '? pupil'],
    ['01', 'X', '? pupil'],
    ['02', 'E', '? staff'],
    ['02', 'rektor', '? staff'],
    ['04', 'rektor', '? staff'],
    ['05', 'kontormedarbeider', '? staff'],
    ['06', 'rektor', '? staff'],
    ['05', 'toString', '? staff'],
  ])(
    'what a role gives, by its words and where it is held: %s %s is no role, and gives nothing',
    (type, subrole, expected) => {
      expect(new Set(Object.values(everywhere(type, subrole)))).toEqual(new Set([expected]));
    },
  );

  it('nobody becomes an administrator of the owner, whatever the role and where', () => {
    for (const type of ['01', '02', '03', '04', '05', '06', '07', '08'])
      for (const subrole of ['', 'rektor', 'iktansvarlig', 'kontormedarbeider', 'faglærer'])
        expect(JSON.stringify(EVERYWHERE.map((where) => meaningOf(type, subrole, where)))).not.toContain('owner-admin');
  });
});
