import { newId } from '../../functions/shared/ids.ts';
import { feideClaims, guardianClaims, httpEvent, OWNER } from '../support/events.ts';
import { ALWAYS, type Item, recordsOf } from '../support/records.ts';
import { compareToBare } from './compare.ts';
import { withTwins } from './twins.ts';

/** A school of 600 pupils in classes of 25, on a Tuesday morning in a term. */
const PUPILS = 600;
const CLASS = 25;
/** A tenth of them are away when the office looks: a bad morning. */
const AWAY = PUPILS / 10;
const AT = '2026-11-24T06:30:00Z';
const DAY = '2026-11-24';

type Family = { readonly number: string; readonly pupilId: string };

function school(): {
  readonly items: readonly Item[];
  readonly families: readonly Family[];
  readonly schoolId: string;
} {
  const make = recordsOf(OWNER);
  const schoolId = newId();
  const groups = Array.from({ length: PUPILS / CLASS }, newId);
  const families: Family[] = [];
  const items: Item[] = [...make.school(schoolId, 'Fjordvik skule'), ...make.term('2026-08-17', '2027-06-19')];
  for (let index = 0; index < PUPILS; index++) {
    const [pupilId, mother, father] = [newId(), newId(), newId()];
    const number = String(index).padStart(10, '0');
    const guardians = [mother, father].map((guardianId) => ({
      guardianId,
      basis: 'parental-responsibility' as const,
      ...ALWAYS,
    }));
    items.push(
      ...make.pupil({ id: pupilId, schoolId, groupId: groups[Math.floor(index / CLASS)] ?? '', guardians }),
      ...make.guardian({ id: mother, number: `1${number}`, children: [pupilId] }),
      ...make.guardian({ id: father, number: `2${number}`, children: [pupilId] }),
    );
    families.push({ number: `1${number}`, pupilId });
  }
  const roles = [{ role: 'office' as const, schoolId, ...ALWAYS }];
  items.push(...make.staff({ id: newId(), feideName: 'office@fjordvik.example', roles }));
  return { items, families, schoolId };
}

/**
 * Prints what reporting absence, the guardian's home and the school's morning list cost beside their database calls.
 */
export async function bench(): Promise<readonly string[]> {
  const { items, families, schoolId } = school();
  const home = families.map(({ number }) =>
    httpEvent({ route: 'GET /v1/guardian/children', claims: guardianClaims(number), at: AT }),
  );
  const report = families.map(({ number, pupilId }) =>
    httpEvent({
      route: 'POST /v1/guardian/absence-reports',
      body: { children: [{ childId: pupilId, firstDay: DAY, lastDay: DAY }] },
      claims: guardianClaims(number),
      headers: { 'idempotency-key': newId() },
      at: AT,
    }),
  );
  const list = Array.from({ length: 80 }, () =>
    httpEvent({
      route: 'GET /v1/schools/{schoolId}/absences',
      params: { schoolId },
      query: { day: DAY },
      claims: feideClaims('office'),
      at: AT,
    }),
  );
  return withTwins(items, (twins) =>
    compareToBare(`Requests of a morning at a school of ${PUPILS} pupils`, twins, [
      { name: 'a guardian’s children', status: 200, mostTrips: 2, events: home },
      {
        name: `the school’s list, ${AWAY} away`,
        status: 200,
        mostTrips: 2,
        before: report.slice(0, AWAY),
        events: list,
      },
      { name: 'report absence', status: 201, mostTrips: 3, events: report.slice(AWAY) },
    ]),
  );
}
