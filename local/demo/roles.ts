import { randomUUID } from 'node:crypto';
import { findPupil } from './lessons.ts';
import { list, type stepper } from './walk.ts';

type Steps = ReturnType<typeof stepper>;

/** The personas of a school day: a family, its teachers and their leader. */
export type SchoolCast = {
  readonly guardian: string;
  readonly contactTeacher: string;
  readonly subjectTeacher: string;
  readonly leader: string;
};

/** The child of the day: in the contact teacher's class. */
export type DayChild = { readonly id: string; readonly schoolId: string; readonly day: string };

/** Each role looks at the day: own subjects, the class, the file, and the refusals of everything else. */
export async function othersSee(steps: Steps, cast: SchoolCast, child: DayChild, classId: string): Promise<void> {
  steps.title('Everybody sees what the role allows');
  const figures = (pupilId: unknown) => `/v1/schools/${child.schoolId}/pupils/${String(pupilId)}/absence-figures`;
  await steps.ask({ as: cast.subjectTeacher, path: figures(child.id), expect: 404, code: 'not-found' });
  // A pupil of the subject teacher, and not the child, who is another teacher's pupil.
  const isOther = ({ pupilId }: { readonly pupilId?: unknown }) => pupilId !== child.id;
  const { pupilId } = await findPupil(steps, cast.subjectTeacher, child.day, 'a pupil', isOther);
  const own = await steps.ask({ as: cast.subjectTeacher, path: figures(pupilId), expect: 200 });
  steps.check('a subject teacher sees own subjects', own.body.shown === 'own-subjects');
  steps.check('and is told why not the rest', own.body.notShown !== undefined);
  const all = await steps.ask({ as: cast.leader, path: `/v1/groups/${classId}/absence-figures`, expect: 200 });
  steps.check('the leader sees the class', list(all.body.pupils).length > 0);
  const path = `/v1/groups/${classId}/absence-decisions`;
  const decision = { pupilId: child.id, date: child.day, code: 'reported', version: 1 };
  const body = { decisions: [decision], reports: [] };
  await steps.ask({ as: cast.leader, method: 'POST', path, body, key: randomUUID(), expect: 404, code: 'not-found' });
  const csv = await steps.ask({
    as: cast.contactTeacher,
    path: `/v1/groups/${classId}/absence-figures/csv`,
    expect: 200,
  });
  steps.check('the class as a file for a spreadsheet', csv.text.includes(';'));
  const log = `/v1/guardian/children/${child.id}/access-log`;
  const { body: opened } = await steps.ask({ as: cast.guardian, path: log, expect: 200 });
  const byLeader = list(opened.looks).some(({ role, area }) => role === 'leader' && area === 'figures');
  steps.check('and the guardian sees who has opened what about the child', byLeader);
}

/** The contact teacher freezes the half-year, verifies it, and prints it. */
export async function freezes(steps: Steps, { contactTeacher: as }: SchoolCast, child: DayChild): Promise<void> {
  steps.title('The half-year is frozen, and can be reckoned again to the byte');
  const base = `/v1/schools/${child.schoolId}/pupils/${child.id}/statements`;
  const halfYear = `${child.day.slice(0, 4)}-${child.day.slice(5) >= '08-01' ? 'autumn' : 'spring'}`;
  const frozen = await steps.ask({
    as,
    method: 'POST',
    path: base,
    body: { halfYear },
    key: randomUUID(),
    expect: 201,
  });
  const path = `${base}/${String(frozen.body.statementId)}`;
  const verified = await steps.ask({ as, path: `${path}/verification`, expect: 200 });
  steps.check('the same to the byte', verified.body.same === true);
  const pdf = await steps.ask({ as, path: `${path}/pdf`, expect: 200 });
  steps.check('and as a PDF', pdf.text.startsWith('%PDF'));
}
