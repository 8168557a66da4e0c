import { newId } from '../../functions/shared/ids.ts';
import { guardianClaims, httpEvent, OWNER } from '../support/events.ts';
import { ALWAYS, type Item, recordsOf } from '../support/records.ts';

/** A Tuesday morning in a term. */
export const AT = '2026-11-24T07:00:00+01:00';
export const DAY = '2026-11-24';

const records = recordsOf(OWNER);

/** A family of two guardians and a child at a school of its own, as records, with what a test asks of it. */
export function family(number: string) {
  const [schoolId, groupId, pupilId, mother, father] = [newId(), newId(), newId(), newId(), newId()];
  const guardian = (guardianId: string) => ({ guardianId, basis: 'parental-responsibility' as const, ...ALWAYS });
  const items: Item[] = [
    ...records.school(schoolId, 'Fjordvik skule'),
    ...records.pupil({ id: pupilId, schoolId, groupId, guardians: [guardian(mother), guardian(father)] }),
    ...records.guardian({ id: mother, number: `1${number}`, children: [pupilId] }),
    ...records.guardian({ id: father, number: `2${number}`, children: [pupilId] }),
  ];
  return {
    items,
    schoolId,
    pupilId,
    mother,
    father,
    /** The mother reports the child away, the day named. */
    report: (key: string, day = DAY) =>
      httpEvent({
        route: 'POST /v1/guardian/absence-reports',
        body: { children: [{ childId: pupilId, firstDay: day, lastDay: day }] },
        claims: guardianClaims(`1${number}`),
        headers: { 'idempotency-key': key },
        at: AT,
      }),
    inboxOf: (who: 'mother' | 'father') =>
      httpEvent({
        route: 'GET /v1/guardian/inbox',
        claims: guardianClaims(`${who === 'mother' ? 1 : 2}${number}`),
        at: AT,
      }),
  };
}
