import { deliveriesStore } from '../../../functions/deliveries/store.ts';
import { pupilOf } from '../../../functions/roster/records.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { WarningFact } from '../../../functions/warnings/events.ts';
import { warningsLookup } from '../../../functions/warnings/lookup.ts';
import { warningIdAt, warningItems } from '../../matrix/warnings.ts';
import { OWNER } from '../../support/events.ts';
import { ALWAYS, recordsOf, seed } from '../../support/records.ts';
import type { makeTables } from '../../support/table.ts';

export type Engine = Awaited<ReturnType<typeof makeTables>>;
export type Family = Awaited<ReturnType<typeof newFamily>>;
const make = recordsOf(OWNER);

let next = 100_000;
const newNumber = (): string => `41018${next++}`;

type Given = { readonly birthDate?: string; readonly protection?: string; readonly sender?: 'contact' | 'teacher' };

/**
 * A pupil with a mother and a father who share responsibility, a stranger, staff of each kind, and a warning of order
 * that the contact teacher, or who is named, sent to the three on the 20th.
 */
export async function newFamily(
  { client, tables }: Engine,
  { birthDate = '2012-05-01', protection, sender = 'contact' }: Given = {},
) {
  const [schoolId, groupId, pupilId, mother, father] = [newId(), newId(), newId(), newId(), newId()];
  const staff = { contact: newId(), teacher: newId(), leader: newId(), office: newId() };
  const responsible = { basis: 'parental-responsibility' as const, ...ALWAYS };
  const guardians = [mother, father].map((guardianId) => ({ guardianId, ...responsible }));
  const items = make.pupil({
    ...{ id: pupilId, schoolId, groupId, birthDate, feideName: `${pupilId}@fjordvik.example`, guardians },
    ...(protection !== undefined && { protection }),
  });
  const place = {
    ...{ schoolId, groupId, pupilId, lessonId: '', leaveId: '', itemId: '' },
    notices: { guardian: '', pupil: '', staff: '' },
  };
  const numbers = { mother: newNumber(), father: newNumber(), stranger: newNumber() };
  const teaches = (as: 'teacher' | 'contact-teacher') => [{ as, groupId, schoolId, ...ALWAYS }];
  const role = (name: 'leader' | 'office') => [{ role: name, schoolId, ...ALWAYS }];
  const named = (id: string) => ({ id, feideName: `${id}@fjordvik.example` });
  await seed(client, tables.main, [
    ...items,
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.guardian({ id: mother, number: numbers.mother, children: [pupilId] }),
    ...make.guardian({ id: father, number: numbers.father, children: [pupilId] }),
    ...make.guardian({ id: newId(), number: numbers.stranger, children: [] }),
    ...make.staff({ ...named(staff.contact), teaches: teaches('contact-teacher') }),
    ...make.staff({ ...named(staff.teacher), teaches: teaches('teacher') }),
    ...make.staff({ ...named(staff.leader), roles: role('leader') }),
    ...make.staff({ ...named(staff.office), roles: role('office') }),
    // The matrix's second warning, already on paper, would only be in the way here.
    ...warningItems(OWNER, place, staff[sender], pupilOf(items)).filter(({ sk }) => !sk.startsWith('DELIVERY#')),
  ]);
  return { ...place, mother, father, numbers, staff, warningId: warningIdAt(place), pupil: pupilId };
}

/** The fact that its sending made, as the outbox brings it. */
export async function sentFact({ client, tables }: Engine, { warningId }: Family) {
  const sent = await warningsLookup(client, tables.main).sent(OWNER, warningId);
  if (!sent) throw new Error('The warning was seeded.');
  const { schoolId, pupilId, kind, recipients, sentAt, sentBy } = sent;
  const data = { warningId, schoolId, pupilId, kind, recipients, sentBy: sentBy.staffId };
  const common = { id: newId(), version: 1, occurredAt: sentAt, ownerId: OWNER };
  const fact = WarningFact.parse({ ...common, name: 'warning-sent', data });
  if (fact.name !== 'warning-sent') throw new Error('It is that fact.');
  return fact;
}

/** Each recipient's delivery, by the person. */
export async function deliveriesIn({ client, tables }: Engine, { pupilId, warningId }: Family) {
  const all = await deliveriesStore(client, tables.main).ofPupil(OWNER, pupilId);
  return new Map(
    all.filter((delivery) => delivery.warningId === warningId).map((delivery) => [delivery.person.id, delivery]),
  );
}
