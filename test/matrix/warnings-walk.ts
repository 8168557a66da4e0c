import { at } from '../support/json.ts';
import { MARK } from '../support/leaks.ts';
import type { Asking } from './canary-walk.ts';
import type { Place } from './municipality.ts';

const seen = (version: number) => ({ 'if-match': `"${version}"` });
const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const DRAFT = `${PUPIL}/warning-drafts/{warningId}`;

const content = {
  periodId: 'first-term',
  subjects: [],
  reasonIds: ['late', 'hand-ins'],
  details: `Kom for seint ni gonger ${MARK}`,
  wayOut: `Kom presis ${MARK}`,
  byDay: '2026-12-15',
  contact: { name: `Kontaktlærar ${MARK}`, phone: '57 00 00 00' },
  missingWork: [{ text: `Rapport ${MARK}`, dueDay: '2026-11-02' }],
};

/**
 * Warnings from first word to end: one withdrawn, one approved by the principal, one put away; every text in them is
 * marked.
 */
export async function warningsWalk(ask: Asking, { schoolId, pupilId }: Place): Promise<void> {
  const params = { schoolId, pupilId };
  const teacher = 'contact teacher';
  const begun = async () => {
    const made = await ask(`POST ${PUPIL}/warning-drafts`, teacher, { params, body: { kind: 'order', ...content } });
    return { ...params, warningId: String(at(made.body, 'warningId')) };
  };
  const setting = { params: { schoolId, key: 'warnings.approval' } };
  const path = '/v1/schools/{schoolId}/settings/{key}';

  const sent = await begun();
  await ask(`PUT ${DRAFT}`, teacher, { params: sent, headers: seen(1), body: { ...content, reasonIds: ['late'] } });
  const preview = await ask(`GET ${DRAFT}/preview`, teacher, { params: sent });
  const body = { seen: String(at(preview.body, 'seen')) };
  await ask(`POST ${DRAFT}/sending`, teacher, { params: sent, headers: seen(2), body });
  await ask(`GET ${PUPIL}/warnings/{warningId}`, 'leader', { params: sent });
  await ask(`GET ${PUPIL}/warnings/{warningId}/pdf`, 'leader', { params: sent });
  const child = { childId: pupilId, warningId: sent.warningId };
  const family = '/v1/guardian/children/{childId}/warnings/{warningId}';
  await ask(`GET ${family}`, 'guardian', { params: child });
  await ask(`GET ${family}/pdf`, 'guardian', { params: child });
  await ask(`POST ${family}/acknowledgement`, 'guardian', { params: child });
  await ask(`GET ${PUPIL}/warnings/{warningId}/deliveries`, 'leader', { params: sent });
  await ask(`GET ${PUPIL}/warnings/{warningId}/delivery-proof`, teacher, { params: sent });
  await ask('GET /v1/schools/{schoolId}/paper-tasks', 'office', { params: { schoolId } });
  const end = { outcome: 'withdrawn', reason: `Feil elev ${MARK}` };
  await ask(`POST ${PUPIL}/warnings/{warningId}/end`, teacher, { params: sent, body: end });

  const asked = await begun();
  await ask(`PUT ${path}`, 'leader', { ...setting, headers: seen(0), body: { value: true } });
  await ask(`POST ${DRAFT}/approval-request`, teacher, { params: asked, headers: seen(1) });
  const returned = { outcome: 'returned', reason: `Skriv meir ${MARK}` };
  await ask(`POST ${DRAFT}/approval`, 'principal', { params: asked, headers: seen(2), body: returned });
  await ask(`POST ${DRAFT}/approval-request`, teacher, { params: asked, headers: seen(3) });
  await ask(`POST ${DRAFT}/approval`, 'principal', { params: asked, headers: seen(4), body: { outcome: 'approved' } });
  await ask(`DELETE ${DRAFT}`, teacher, { params: asked, headers: seen(5) });
  await ask(`DELETE ${path}`, 'leader', { ...setting, headers: seen(1) });
}
