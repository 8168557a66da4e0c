import { randomUUID } from 'node:crypto';
import { type Answer, eventually, list, object, type stepper, type Walker } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Machine = NonNullable<Walker['machine']>;
type Cast = { readonly guardian: string; readonly contactTeacher: string; readonly leader: string };
type Child = { readonly id: string; readonly schoolId: string };
type Written = {
  readonly path: string;
  readonly id: string;
  readonly date: string;
  /** The remarks on the other two. */
  readonly others: readonly string[];
};

/**
 * Remarks from a lesson to the family and back: three pupils in one request, each family sees its own, notices carry no
 * content, and a correction and a withdrawal leave their trail at school.
 */
export async function remarksWalk(steps: Steps, cast: Cast, child: Child, machine: Machine): Promise<void> {
  const written = await areRegistered(steps, cast, child);
  await familySees(steps, cast, child, written, machine);
  await areCorrected(steps, cast, child, written);
}

async function areRegistered(steps: Steps, { contactTeacher: as }: Cast, child: Child): Promise<Written> {
  steps.title('The contact teacher remarks on three pupils of the class in one request');
  const me = await steps.quiet.ask({ as, path: '/v1/staff/me', expect: 200 });
  const mine = list(me.body.groups).find((group) => group.role === 'contact-teacher');
  const group = `/v1/groups/${String(mine?.groupId)}`;
  const form = await steps.ask({ as, path: `${group}/remark-form`, expect: 200 });
  const date = String(form.body.lastDay);
  const others = list(form.body.pupils).filter(({ pupilId }) => pupilId !== child.id);
  const pupilIds = [child.id, ...others.slice(0, 2).map(({ pupilId }) => String(pupilId))];
  const remarks = pupilIds.map((pupilId) => ({ pupilId, categoryId: 'late', comment: 'Ti minutt.' }));
  const register = { as, method: 'POST', path: `${group}/remarks`, body: { date, remarks } } as const;
  const key = randomUUID();
  const made = await steps.ask({ ...register, key, expect: 201 });
  const again = await steps.ask({ ...register, key, expect: 201 });
  const ids = idsOf(made);
  steps.check(
    'three of them, and after a lost answer the same three',
    ids.length === 3 && ids.join() === idsOf(again).join(),
  );
  const foreign = [...remarks, { pupilId: '0'.repeat(26), categoryId: 'late' }];
  const body = { date, remarks: foreign };
  await steps.ask({ ...register, body, key: randomUUID(), expect: 422, code: 'remarks.pupil-not-in-group' });
  const [path = '', ...rest] = list(made.body.remarks).map(
    ({ pupilId, remarkId }) => `/v1/schools/${child.schoolId}/pupils/${String(pupilId)}/remarks/${String(remarkId)}`,
  );
  return { path, id: ids[0] ?? '', date, others: rest };
}

const idsOf = (answer: Answer): readonly string[] => list(answer.body.remarks).map(({ remarkId }) => String(remarkId));

async function familySees(steps: Steps, { guardian: as }: Cast, child: Child, { id }: Written, machine: Machine) {
  steps.title(
    'The guardian sees the one about the own child, without the comment; what leaves does not say what it is',
  );
  const path = `/v1/guardian/children/${child.id}/remarks`;
  // Opening the remarks clears their badge, so the walk checks the badge first.
  const inbox = () => steps.quiet.ask({ as, path: '/v1/guardian/inbox', expect: 200 });
  const told = await eventually(inbox, id);
  steps.check('a badge for it', Number(object(told.body.unread).remarks) > 0);
  const seen = await steps.ask({ as, path, expect: 200 });
  const own = list(seen.body.remarks).find(({ remarkId }) => remarkId === id);
  steps.check('the category, and no comment', object(own?.category).id === 'late' && own?.comment === null);
  const left = await machine.left();
  const sent = JSON.stringify([list(left.mails).map(({ to: _to, ...mail }) => mail), left.pushes]);
  steps.check('nothing that left names it', !/anmerkning|merknad|remark|minutt|Emma/i.test(sent));
}

async function areCorrected(
  steps: Steps,
  cast: Cast,
  child: Child,
  { path, id, date, others }: Written,
): Promise<void> {
  steps.title('It was another category, and then another pupil: corrected and withdrawn, each with its reason');
  const as = cast.contactTeacher;
  const body = { date, categoryId: 'no-equipment', comment: '', reason: 'Feil kategori.' };
  await steps.ask({
    as: cast.leader,
    method: 'PUT',
    path,
    body,
    match: '"1"',
    expect: 403,
    code: 'remarks.author-corrects',
  });
  await steps.ask({ as, method: 'PUT', path, body, match: '"1"', expect: 200 });
  const family = `/v1/guardian/children/${child.id}/remarks`;
  const ofChild = async () => list((await steps.ask({ as: cast.guardian, path: family, expect: 200 })).body.remarks);
  const corrected = (await ofChild()).find(({ remarkId }) => remarkId === id);
  steps.check('the family sees what it says now', object(corrected?.category).id === 'no-equipment');
  const end = { as, method: 'POST', path: `${path}/withdrawal`, body: { reason: 'Gjaldt ein annan elev.' } } as const;
  await steps.ask({ ...end, match: '"2"', expect: 200 });
  await steps.ask({ ...end, match: '"3"', expect: 409, code: 'remarks.already-withdrawn' });
  steps.check('the family sees it no more', !(await ofChild()).some(({ remarkId }) => remarkId === id));
  const kept = await steps.ask({ as: cast.leader, path, expect: 200 });
  const moves = list(kept.body.trail).map(({ move }) => move);
  steps.check('every step is kept', moves.join() === 'register,correct,withdraw');
  // The others are withdrawn before their notices leave, so that the walk can run again.
  for (const other of others) await steps.quiet.ask({ ...end, path: `${other}/withdrawal`, match: '"1"', expect: 200 });
}
