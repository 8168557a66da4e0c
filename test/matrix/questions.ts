import { keyedId } from '../../functions/shared/ids.ts';
import { ALWAYS, type Item, keysOf, SECRET } from '../support/records.ts';
import type { Place } from './municipality.ts';

type At = Pick<Place, 'pupilId' | 'schoolId'>;

/** A guardian of the pupil by a basis that nobody knows. */
export const guardianIdAt = ({ pupilId }: At): string => keyedId(SECRET, 'asked-guardian', pupilId);
/** A record that may be of the same human as the pupil's. */
export const twinIdAt = ({ pupilId }: At): string => keyedId(SECRET, 'twin', pupilId);

/** Open questions about the pupil of a place: whose guardian somebody is, and whether there are two of the pupil. */
export function questionItems(ownerId: string, at: At): Item[] {
  const { pupilId, schoolId } = at;
  const [guardianId, twinId] = [guardianIdAt(at), twinIdAt(at)];
  const profile = (partition: string, id: string, more: Readonly<Record<string, string>> = {}): Item => ({
    pk: `${ownerId}#${partition}#${id}`,
    sk: 'FACTS#PROFILE',
    ...{ id, givenName: 'Spurt', familyName: 'Fjord', protection: 'none', ...ALWAYS, ...more },
  });
  const relation = { guardianId, basis: 'unknown', source: 'school', system: 'feed', rowId: twinId, ...ALWAYS };
  const line = (kind: string, subjectId: string, more: Readonly<Record<string, string>>): Item => ({
    pk: `${ownerId}#SCHOOL#${schoolId}#WORKLIST`,
    sk: `${kind}#${subjectId}`,
    ...{ kind, subjectId, pupilId, since: '2026-11-20T06:00:00.000Z', ...more },
  });
  return [
    profile('GUARDIAN', guardianId),
    profile('PUPIL', twinId, { birthDate: '2015-05-01', schoolId }),
    { ...keysOf(ownerId).relation(pupilId, guardianId, twinId), ...relation },
    line('basis-unknown', `${pupilId}.${guardianId}`, { guardianId }),
    line('same-person', [pupilId, twinId].sort().join('.'), { otherId: twinId }),
  ];
}
