import { randomUUID } from 'node:crypto';
import { list, object, type stepper } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Cast = {
  readonly guardian: string;
  readonly stranger: string;
  readonly contactTeacher: string;
  readonly subjectTeacher: string;
  readonly leader: string;
};
type Child = { readonly id: string; readonly schoolId: string };
type Walking = { readonly steps: Steps; readonly cast: Cast; readonly child: Child };
/** The path of a document for staff. */
type Begun = { readonly path: string; readonly documentId: string };

const atSchool = ({ schoolId, id }: Child) => `/v1/schools/${schoolId}/pupils/${id}/documents`;
const atHome = ({ id }: Child) => `/v1/guardian/children/${id}/documents`;

/**
 * A document: two teachers write an action plan, a leader who was not asked finds nothing, an approval is of one text,
 * the guardian reads what is published and what has changed, and it is finished.
 */
export async function documentsWalk(steps: Steps, walking: Omit<Walking, 'steps'>): Promise<void> {
  const all = { steps, ...walking };
  const begun = await written(all);
  await together(all, begun);
  await approved(all, begun);
  await published(all, begun);
  await finished(all, begun);
}

async function written({ steps, cast, child }: Walking): Promise<Begun> {
  steps.title('A teacher begins an action plan: only the teacher sees it, and the page says what is missing');
  const { contactTeacher: as, leader } = cast;
  const known = await steps.ask({ as, path: atSchool(child), expect: 200 });
  steps.check('seven kinds of documents', list(known.body.templates).length === 7);
  const body = { templateId: 'activity-plan', language: 'nb' };
  const begun = await steps.ask({ as, method: 'POST', path: atSchool(child), body, key: randomUUID(), expect: 201 });
  const documentId = String(begun.body.documentId);
  const path = `${atSchool(child)}/${documentId}`;
  steps.check('four required fields are empty', list(begun.body.missing).length === 4);
  await steps.ask({ as: leader, path, expect: 404 });
  const save = { as, method: 'PUT', match: '"1"', expect: 200 } as const;
  const texts = {
    pupil: { heard: 'Jeg er redd i friminuttene.' },
    problem: { problem: 'Utrygt i friminuttene.' },
    measures: { planned: [{ measure: 'Voksen ute', when: 'Hver dag', who: 'Kontaktlæreren' }] },
    evaluation: { 'evaluated-on': '2027-02-01' },
  };
  for (const [section, values] of Object.entries(texts))
    await steps.ask({ ...save, path: `${path}/sections/${section}`, body: { values } });
  return { path, documentId };
}

async function together({ steps, cast }: Walking, { path }: Begun): Promise<void> {
  steps.title('A colleague writes in the same section: nothing is overwritten');
  const { contactTeacher, subjectTeacher } = cast;
  const me = await steps.quiet.ask({ as: subjectTeacher, path: '/v1/staff/me', expect: 200 });
  const grant = `${path}/grants/${String(me.body.staffId)}`;
  const body = { role: 'edit', lastDay: null };
  await steps.ask({ as: contactTeacher, method: 'PUT', path: grant, body, match: '*', expect: 200 });
  const section = `${path}/sections/problem`;
  const late = {
    as: subjectTeacher,
    method: 'PUT',
    path: section,
    body: { values: { problem: 'Også i garderoben.' } },
  } as const;
  await steps.ask({ ...late, match: '"1"', expect: 412, code: 'if-match-stale' });
  const now = await steps.ask({ as: subjectTeacher, path: section, expect: 200 });
  const both = `${String(object(now.body.values).problem)}\nOgså i garderoben.`;
  const kept = { ...late, body: { values: { problem: both } }, match: now.etag ?? '', expect: 200 } as const;
  await steps.ask(kept);
}

async function approved({ steps, cast }: Walking, { path, documentId }: Begun): Promise<void> {
  steps.title('A leader is asked; a letter more, and there is nothing to approve');
  const { contactTeacher: as, leader } = cast;
  const people = await steps.ask({ as, path: `${path}/people`, expect: 200 });
  const me = await steps.quiet.ask({ as: leader, path: '/v1/staff/me', expect: 200 });
  const approverId = String(me.body.staffId);
  steps.check(
    'the leader can approve',
    list(people.body.approvers).some(({ staffId }) => staffId === approverId),
  );
  const move = { method: 'POST', path: `${path}/moves`, match: '*' } as const;
  const ask = { ...move, as, body: { move: 'ask', approverId }, expect: 200 } as const;
  await steps.ask(ask);
  const values = { heard: 'Jeg er redd i friminuttene!' };
  await steps.ask({ as, method: 'PUT', path: `${path}/sections/pupil`, body: { values }, match: '*', expect: 200 });
  await steps.ask({ ...move, as: leader, body: { move: 'approve' }, expect: 404 });
  await steps.ask(ask);
  const queue = await steps.ask({ as: leader, path: '/v1/staff/document-approvals', expect: 200 });
  steps.check(
    'it stands in the queue',
    list(queue.body.waiting).some((line) => line.documentId === documentId),
  );
  await steps.ask({ ...move, as: leader, body: { move: 'approve' }, expect: 200 });
}

async function published({ steps, cast, child }: Walking, { path, documentId }: Begun): Promise<void> {
  steps.title('The owner sees who will read it, and publishes; the guardian reads, and nobody else’s guardian');
  const { contactTeacher: as, guardian, stranger } = cast;
  const preview = await steps.ask({ as, path: `${path}/publication-preview`, expect: 200 });
  const publish = { as, method: 'POST', path: `${path}/publications`, match: '*' } as const;
  const other = { ...publish, body: { seen: 'a'.repeat(64) }, key: randomUUID() } as const;
  await steps.ask({ ...other, expect: 409, code: 'documents.readers-changed' });
  const body = { seen: String(preview.body.seen) };
  await steps.ask({ ...publish, body, key: randomUUID(), expect: 201 });
  const listed = await steps.ask({ as: guardian, path: atHome(child), expect: 200 });
  steps.check(
    'it is new to the guardian',
    list(listed.body.documents).some((line) => line.documentId === documentId && line.unread === true),
  );
  await steps.ask({ as: guardian, path: `${atHome(child)}/${documentId}`, expect: 200 });
  await steps.ask({ as: stranger, path: `${atHome(child)}/${documentId}`, expect: 404 });
  const pdf = await steps.ask({ as: guardian, path: `${atHome(child)}/${documentId}/pdf`, expect: 200 });
  steps.check('the PDF came', pdf.size > 10_000);
  const opened = await steps.ask({ as, path: `${path}/publications`, expect: 200 });
  const readers = list(list(opened.body.publications)[0]?.readers);
  steps.check(
    'the school sees who has opened it',
    readers.some(({ openedAt }) => openedAt !== null),
  );
}

async function finished({ steps, cast }: Walking, { path }: Begun): Promise<void> {
  steps.title('It is finished: nobody changes it, until an owner reopens it and says why');
  const { contactTeacher: as } = cast;
  const move = { as, method: 'POST', path: `${path}/moves`, match: '*' } as const;
  await steps.ask({ ...move, body: { move: 'finish' }, expect: 200 });
  const section = { as, method: 'PUT', path: `${path}/sections/problem`, match: '*' } as const;
  await steps.ask({ ...section, body: { values: { problem: 'Endret' } }, expect: 409, code: 'documents.finished' });
  await steps.ask({ ...move, body: { move: 'reopen' }, expect: 422, code: 'documents.reason-missing' });
}
