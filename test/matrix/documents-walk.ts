import { ACTIVITY_PLAN } from '../../functions/documents/activity-plan-template.ts';
import type { Field, SectionValues, Template } from '../../functions/documents/template.ts';
import { at, listOf } from '../support/json.ts';
import { MARK } from '../support/leaks.ts';
import type { Asking } from './canary-walk.ts';
import type { Place, Role } from './municipality.ts';

const ALL = '/v1/schools/{schoolId}/pupils/{pupilId}/documents';
const ONE = `${ALL}/{documentId}`;
const SECTION = `${ONE}/sections/{sectionId}`;
type Name = { readonly schoolId: string; readonly pupilId: string; readonly documentId: string };

/** The way from an empty document to a finished one, with an approval, two publications, and readers at home. */
export async function documentsWalk(ask: Asking, own: Place, grown: Place): Promise<void> {
  for (const [place, role, base, who] of [
    [own, 'guardian', '/v1/guardian/children/{childId}/documents', { childId: own.pupilId }],
    [grown, 'pupil of age', '/v1/pupil/{pupilId}/documents', { pupilId: grown.pupilId }],
  ] as const) {
    const name = await written(ask, place);
    await shared(ask, name);
    await approved(ask, name);
    await published(ask, name);
    await family(ask, { role, base, who, documentId: name.documentId });
    await closed(ask, name);
  }
  await deputy(ask, own);
}

/** A document with a text in every section. */
async function written(ask: Asking, { schoolId, pupilId }: Place): Promise<Name> {
  const params = { schoolId, pupilId };
  const { templateId, sections } = ACTIVITY_PLAN;
  const body = { templateId, language: 'nn', title: `Plan ${MARK}` };
  const made = await ask(`POST ${ALL}`, 'contact teacher', { params, body });
  const name = { ...params, documentId: String(at(made.body, 'documentId')) };
  for (const section of sections) {
    const sent = { params: { ...name, sectionId: section.sectionId } };
    await ask(`POST ${SECTION}/lease`, 'contact teacher', sent);
    await ask(`PUT ${SECTION}`, 'contact teacher', { ...sent, ...seen(1), body: { values: valuesOf(section) } });
    await ask(`GET ${SECTION}`, 'contact teacher', sent);
    await ask(`GET ${SECTION}/revisions`, 'contact teacher', sent);
  }
  await ask('GET /v1/staff/documents', 'contact teacher', { query: { list: 'own' } });
  await ask(`GET ${ALL}`, 'contact teacher', { params });
  return name;
}

const seen = (version: number) => ({ headers: { 'if-match': `"${version}"` } });

/** A value for everything that a section asks. */
const valuesOf = ({ fields }: Template['sections'][number]): SectionValues =>
  Object.fromEntries(fields.flatMap((field) => (field.kind === 'fact' ? [] : [[field.fieldId, filledIn(field)]])));

function filledIn(field: Exclude<Field, { kind: 'fact' }>): SectionValues[string] {
  if (field.kind === 'date') return '2026-12-15';
  if (field.kind === 'choice') return field.options[0]?.optionId ?? '';
  if (field.kind !== 'table') return `Skrive ${MARK}`;
  const cells = field.columns.map(({ columnId, kind }) => [columnId, kind === 'date' ? '2026-12-15' : `Mål ${MARK}`]);
  return [Object.fromEntries(cells)];
}

/** The document's version, as its owner reads it. */
const versionOf = async (ask: Asking, params: Name) => {
  const { body } = await ask(`GET ${ONE}`, 'contact teacher', { params });
  return seen(Number(at(body, 'version')));
};
const moved = async (ask: Asking, params: Name, role: Role, body: object) =>
  ask(`POST ${ONE}/moves`, role, { params, ...(await versionOf(ask, params)), body });

/** A colleague is let in, and out again. */
async function shared(ask: Asking, params: Name): Promise<void> {
  const people = await ask(`GET ${ONE}/people`, 'contact teacher', { params });
  const colleague = listOf(at(people.body, 'colleagues'))[0];
  const named = { params: { ...params, staffId: String(at(colleague, 'staffId')) } };
  const grant = `${ONE}/grants/{staffId}`;
  const body = { role: 'edit', lastDay: '2026-12-20' };
  await ask(`PUT ${grant}`, 'contact teacher', { ...named, ...(await versionOf(ask, params)), body });
  await ask(`DELETE ${grant}`, 'contact teacher', { ...named, ...(await versionOf(ask, params)) });
}

/** Asked, returned, asked and taken back, asked and approved. */
async function approved(ask: Asking, params: Name): Promise<void> {
  const people = await ask(`GET ${ONE}/people`, 'contact teacher', { params });
  const reason = `Skriv meir ${MARK}`;
  for (const { staffId } of listOf(at(people.body, 'approvers')) as { staffId: string }[]) {
    await moved(ask, params, 'contact teacher', { move: 'ask', approverId: staffId });
    await ask('GET /v1/staff/document-approvals', 'leader');
    await moved(ask, params, 'leader', { move: 'return', reason });
    await moved(ask, params, 'contact teacher', { move: 'withdraw' });
    await moved(ask, params, 'contact teacher', { move: 'ask', approverId: staffId });
    await moved(ask, params, 'leader', { move: 'approve' });
    await moved(ask, params, 'principal', { move: 'approve' });
  }
}

async function published(ask: Asking, params: Name): Promise<void> {
  await ask(`GET ${ONE}/pdf`, 'contact teacher', { params });
  for (const edition of ['1', '2']) {
    const preview = await ask(`GET ${ONE}/publication-preview`, 'contact teacher', { params });
    const body = { seen: at(preview.body, 'seen') };
    const version = await versionOf(ask, params);
    await ask(`POST ${ONE}/publications`, 'contact teacher', { params, ...version, body });
    await ask(`GET ${ONE}/publications/{edition}/pdf`, 'contact teacher', { params: { ...params, edition } });
  }
  await ask(`GET ${ONE}/publications`, 'contact teacher', { params });
}

type Family = {
  readonly role: Role;
  readonly base: string;
  readonly who: Readonly<Record<string, string>>;
  readonly documentId: string;
};

async function family(ask: Asking, { role, base, who, documentId }: Family): Promise<void> {
  const params = { ...who, documentId };
  await ask(`GET ${base}`, role, { params: who });
  await ask(`GET ${base}/{documentId}`, role, { params });
  await ask(`GET ${base}/{documentId}`, role, { params, query: { number: '1' } });
  await ask(`GET ${base}/{documentId}/pdf`, role, { params });
}

/** Finished and reopened, approved again, finished, and sent to the archive; another document is discarded. */
async function closed(ask: Asking, params: Name): Promise<void> {
  const reason = `Feil elev ${MARK}`;
  await moved(ask, params, 'contact teacher', { move: 'finish' });
  await moved(ask, params, 'contact teacher', { move: 'reopen', reason });
  await approved(ask, params);
  await moved(ask, params, 'contact teacher', { move: 'finish' });
  const sent = await moved(ask, params, 'contact teacher', { move: 'archive' });
  if (at(sent.body, 'status') !== 'archived') throw new Error('The document has not come to the archive.');
  await ask(`GET ${ONE}`, 'contact teacher', { params });
  await ask(`GET ${ONE}/pdf`, 'contact teacher', { params });
  const { schoolId, pupilId } = params;
  const body = { templateId: ACTIVITY_PLAN.templateId, language: 'en' };
  const made = await ask(`POST ${ALL}`, 'leader', { params: { schoolId, pupilId }, body });
  const name = { schoolId, pupilId, documentId: String(at(made.body, 'documentId')) };
  await ask(`POST ${ONE}/moves`, 'leader', { params: name, ...seen(1), body: { move: 'discard', reason } });
}

/** A leader's deputy for a week, and no longer. */
async function deputy(ask: Asking, { schoolId, pupilId }: Place): Promise<void> {
  const known = await ask('GET /v1/staff/document-approvals', 'leader', {});
  const candidate = listOf(at(known.body, 'candidates'))[0];
  const body = { staffId: String(at(candidate, 'staffId')), from: '2026-11-24', lastDay: '2026-12-01' };
  await ask('PUT /v1/staff/document-deputy', 'leader', { body });
  await ask(`GET ${ALL}`, 'principal', { params: { schoolId, pupilId } });
  await ask('DELETE /v1/staff/document-deputy', 'leader');
}
