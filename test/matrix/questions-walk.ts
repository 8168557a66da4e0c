import { at, listOf } from '../support/json.ts';
import { MARK } from '../support/leaks.ts';
import type { Asking } from './canary-walk.ts';
import type { Place } from './municipality.ts';
import { guardianIdAt, twinIdAt } from './questions.ts';

const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const SAME = '/v1/same-people/{kind}/{personId}/{otherId}';

/**
 * Open questions from the list to what settles them: a basis, two protections, two people parted, two records joined.
 */
export async function questionsWalk(ask: Asking, own: Place, grown: Place): Promise<void> {
  const { schoolId, pupilId } = own;
  const pair = { schoolId, pupilId, guardianId: guardianIdAt(own) };
  const reason = `Sett i registeret ${MARK}`;
  const listed = await ask('GET /v1/schools/{schoolId}/work-list', 'office', {
    params: { schoolId },
    query: { kind: 'basis-unknown', limit: '50' },
  });
  const line = listOf(at(listed.body, 'lines')).find((row) => at(row, 'pupil', 'id') === pupilId);
  const seen = String(at(line, 'actions', 0, 'seen'));
  await ask(`POST ${PUPIL}/guardians/{guardianId}/basis-settlement`, 'office', {
    params: pair,
    body: { basis: 'daily-care', seen, reason },
  });
  const strict = { body: { protection: 'strictly-confidential', reason } };
  await ask(`POST ${PUPIL}/protection-settlement`, 'leader', { params: { schoolId, pupilId }, ...strict });
  await ask(`POST ${PUPIL}/guardians/{guardianId}/protection-settlement`, 'leader', { params: pair, ...strict });
  const there = { schoolId: grown.schoolId, pupilId: grown.pupilId };
  const homes = await ask(`GET ${PUPIL}/homes`, 'contact teacher', { params: there });
  const [guardianId, otherId] = listOf(at(homes.body, 'pairs', 0, 'guardianIds')).map(String);
  await ask(`PUT ${PUPIL}/homes/{guardianId}/{otherId}`, 'leader', {
    params: { ...there, guardianId: guardianId ?? '', otherId: otherId ?? '' },
    headers: { 'if-match': '"0"' },
    body: { together: false },
  });
  const same = (place: Place) => ({ kind: 'pupil', personId: place.pupilId, otherId: twinIdAt(place) });
  await ask(`POST ${SAME}/settlement`, 'office', { params: same(own), body: { outcome: 'parted', reason } });
  const compared = await ask(`GET ${SAME}`, 'owner admin', { params: same(grown) });
  await ask(`POST ${SAME}/settlement`, 'office', {
    params: same(grown),
    body: { outcome: 'joined', goesOn: grown.pupilId, seen: at(compared.body, 'seen'), reason },
  });
}
