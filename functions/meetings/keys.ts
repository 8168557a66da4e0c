import { key } from '../shared/table/dynamo.ts';
import type { Meeting } from './record.ts';
import type { Person } from './rules.ts';

/** Where parents' meetings lie in the table (decision 054): the keys of every item, made in one place. */

export const groupPk = (ownerId: string, groupId: string): string => key(ownerId, 'GROUP', groupId);
export const meetingAt = (ownerId: string, { groupId, meetingId }: Pick<Meeting, 'groupId' | 'meetingId'>) => ({
  pk: groupPk(ownerId, groupId),
  sk: key('MEETING', meetingId),
});
export const answersPk = (ownerId: string, meetingId: string): string => key(ownerId, 'MEETING', meetingId);
export const answerAt = (ownerId: string, meetingId: string, { kind, id }: Person) => ({
  pk: answersPk(ownerId, meetingId),
  sk: key('ANSWER', kind, id),
});
/** The places that are taken, of a meeting that counts them. */
export const seatsAt = (ownerId: string, meetingId: string) => ({ pk: answersPk(ownerId, meetingId), sk: 'SEATS' });

/** Meetings that people may have to be reminded of, by the last day of answers. */
export const duePk = (ownerId: string): string => key(ownerId, 'MEETINGS');
export const dueKeys = (ownerId: string, { answerBy, meetingId }: Pick<Meeting, 'answerBy' | 'meetingId'>) => ({
  gsi2pk: duePk(ownerId),
  gsi2sk: key(answerBy, meetingId),
});
/** The meetings that a member of staff has planned, by their days, cancelled ones too. */
export const plannerPk = (ownerId: string, staffId: string): string => key(ownerId, 'STAFF', staffId, 'MEETINGS');
export const plannerKeys = (ownerId: string, { by, day, meetingId }: Pick<Meeting, 'by' | 'day' | 'meetingId'>) => ({
  gsi1pk: plannerPk(ownerId, by),
  gsi1sk: key(day, meetingId),
});
export const meetingItem = (ownerId: string, meeting: Meeting) => ({
  ...meetingAt(ownerId, meeting),
  ...plannerKeys(ownerId, meeting),
  ...dueKeys(ownerId, meeting),
  ...meeting,
});
