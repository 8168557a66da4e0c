import { at, listOf } from '../support/json.ts';
import { MARK } from '../support/leaks.ts';
import type { Asking } from './canary-walk.ts';
import type { Place } from './municipality.ts';

const seen = (version: number) => ({ 'if-match': `"${version}"` });
const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}/remarks';
const ONE = `${PUPIL}/{remarkId}`;
const DATE = '2026-11-24';

/**
 * Remarks from first word to last: one published and corrected, one held, released and withdrawn; every text in them is
 * marked.
 */
export async function remarksWalk(ask: Asking, { schoolId, pupilId, groupId }: Place): Promise<void> {
  const names = { schoolId, pupilId };
  const hold = { params: { schoolId, key: 'remarks.holdForContactTeacher' } };
  const path = '/v1/schools/{schoolId}/settings/{key}';
  const written = async (who: 'contact teacher' | 'subject teacher', categoryId: string) => {
    const body = { date: DATE, remarks: [{ pupilId, categoryId, comment: `Sa noko stygt ${MARK}` }] };
    const made = await ask('POST /v1/groups/{groupId}/remarks', who, { params: { groupId }, body });
    return { ...names, remarkId: String(at(listOf(at(made.body, 'remarks'))[0], 'remarkId')) };
  };
  const correction = { date: DATE, categoryId: 'unprepared', comment: `Retta ${MARK}`, reason: `Feil ${MARK}` };

  const own = await written('contact teacher', 'late');
  await ask(`PUT ${ONE}`, 'contact teacher', { params: own, headers: seen(1), body: correction });
  await ask('GET /v1/guardian/children/{childId}/remarks', 'guardian', { params: { childId: pupilId } });
  await ask(`GET ${PUPIL}`, 'leader', { params: names });

  await ask(`PUT ${path}`, 'leader', { ...hold, headers: seen(0), body: { value: true } });
  const held = await written('subject teacher', 'disturbs');
  await ask('GET /v1/groups/{groupId}/remarks', 'contact teacher', { params: { groupId } });
  await ask(`POST ${ONE}/release`, 'contact teacher', { params: held, headers: seen(1) });
  const body = { reason: `Feil elev ${MARK}` };
  await ask(`POST ${ONE}/withdrawal`, 'subject teacher', { params: held, headers: seen(2), body });
  await ask(`GET ${ONE}`, 'leader', { params: held });
  await ask('GET /v1/staff/remarks', 'subject teacher', {});
  await ask(`DELETE ${path}`, 'leader', { ...hold, headers: seen(1) });
}
