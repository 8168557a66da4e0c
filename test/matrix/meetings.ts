import { meetingItem } from '../../functions/meetings/keys.ts';
import type { Meeting } from '../../functions/meetings/record.ts';
import { sortableFrom } from '../../functions/shared/ids.ts';
import { epochSeconds } from '../../functions/shared/time.ts';
import type { Ask } from '../support/events.ts';
import { at } from '../support/json.ts';
import { MARK } from '../support/leaks.ts';
import type { Item } from '../support/records.ts';
import type { Asking } from './canary-walk.ts';
import type { Place, Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const AT = '2026-11-20T08:00:00.000Z';

/** A meeting at a place: its id is made of the pupil's, so that absent ones look alike. */
export const meetingIdAt = ({ pupilId }: Pick<Place, 'pupilId'>): string => sortableFrom(Date.parse(AT)) + pupilId;

/** A cancelled meeting of the group of a place, so that answering and changing it is stopped by a rule. */
export const meetingItems = (
  ownerId: string,
  place: Pick<Place, 'schoolId' | 'groupId' | 'pupilId'>,
  by: string,
): Item[] => {
  const { schoolId, groupId } = place;
  const meeting: Meeting = {
    ...{ meetingId: meetingIdAt(place), schoolId, groupId, by, basis: 'staff:contact-teacher', at: AT },
    ...{ title: 'Foreldremøte', text: 'Velkommen.', day: '2027-01-14', from: '18:00', to: '19:30', place: 'Aulaen' },
    ...{ answerBy: '2027-01-11', version: 2, changedAt: AT, expiresAtSeconds: epochSeconds('2027-12-01T00:00:00Z') },
    ...{ status: 'cancelled', cancelledAt: AT, cancelledBy: by, reason: 'Storm.' },
  };
  return [meetingItem(ownerId, meeting)];
};

const CHILD = '/v1/guardian/children/{childId}/meetings';
const PUPIL = '/v1/pupil/{pupilId}/meetings';
const GROUP = '/v1/schools/{schoolId}/groups/{groupId}';
const ONE = '{meetingId}';

/** By responsibility for a minor, or by the consent of a pupil of age. */
const childReads: Row = {
  names: 'pupil',
  passes: 200,
  may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian'] },
};
/** A consent lets a guardian read, never answer. */
const childAnswers: Row = {
  names: 'pupil',
  passes: 409,
  may: { own: ['guardian'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian', 'guardian with consent'] },
};
const pupilDoes = (passes: number): Row => ({ names: 'pupil', passes, may: { grown: ['pupil of age'] } });
const PLANNERS: readonly Role[] = ['subject teacher', 'contact teacher', 'leader', 'principal'];
/** The teachers of the group, and the leaders of its school; no stand-in for some days, and no office. */
const ofGroup = (passes: number): Row => ({
  names: 'school',
  passes,
  may: { own: PLANNERS, 'other school': ['leader at the other school'] },
});

export const MEETINGS: Readonly<Record<string, Row>> = {
  [`GET ${CHILD}`]: childReads,
  [`GET ${CHILD}/${ONE}`]: childReads,
  [`PUT ${CHILD}/${ONE}/answer`]: childAnswers,
  [`GET ${PUPIL}`]: pupilDoes(200),
  [`GET ${PUPIL}/${ONE}`]: pupilDoes(200),
  [`PUT ${PUPIL}/${ONE}/answer`]: pupilDoes(409),
  [`GET ${GROUP}/meeting-form`]: ofGroup(200),
  [`POST ${GROUP}/meetings`]: ofGroup(201),
  [`GET ${GROUP}/meetings`]: ofGroup(200),
  [`GET ${GROUP}/meetings/${ONE}`]: ofGroup(200),
  [`PUT ${GROUP}/meetings/${ONE}`]: ofGroup(409),
  [`POST ${GROUP}/meetings/${ONE}/cancellation`]: ofGroup(204),
  // The meeting is cancelled, whoever is named.
  [`PUT ${GROUP}/meetings/${ONE}/answers/{personId}`]: ofGroup(409),
};

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;
const SAID = {
  ...{ title: 'Foreldremøte', text: 'Velkommen.', day: '2027-01-14', from: '18:00', to: '19:30' },
  ...{ place: 'Aulaen', answerBy: '2027-01-11' },
};
const COMES = { answer: 'yes', count: 2 };
const families = (base: string, who: (place: Place) => Readonly<Record<string, string>>) => {
  const named = (place: Place) => ({ params: { ...who(place), meetingId: meetingIdAt(place) } });
  return {
    [`GET ${base}`]: (place: Place): Sent => ({ params: who(place) }),
    [`GET ${base}/${ONE}`]: named,
    [`PUT ${base}/${ONE}/answer`]: (place: Place): Sent => ({ ...named(place), body: COMES }),
  };
};
const group = ({ schoolId, groupId }: Place) => ({ params: { schoolId, groupId } });
const planned = (place: Place) => ({ params: { ...group(place).params, meetingId: meetingIdAt(place) } });

export const MEETING_REQUESTS: Readonly<Record<string, (place: Place) => Sent>> = {
  ...families(CHILD, ({ pupilId }) => ({ childId: pupilId })),
  ...families(PUPIL, ({ pupilId }) => ({ pupilId })),
  [`GET ${GROUP}/meeting-form`]: group,
  [`POST ${GROUP}/meetings`]: (place) => ({ ...group(place), body: SAID }),
  [`GET ${GROUP}/meetings`]: group,
  [`GET ${GROUP}/meetings/${ONE}`]: planned,
  [`PUT ${GROUP}/meetings/${ONE}`]: (place) => ({
    ...planned(place),
    body: { ...SAID, place: 'Gymsalen' },
    headers: { 'if-match': '"2"' },
  }),
  [`POST ${GROUP}/meetings/${ONE}/cancellation`]: (place) => ({ ...planned(place), body: { reason: 'Storm.' } }),
  [`PUT ${GROUP}/meetings/${ONE}/answers/{personId}`]: (place) => ({
    params: { ...planned(place).params, personId: place.pupilId },
    body: COMES,
  }),
};

/** The way from the form to a cancellation, with answers by a guardian, a pupil of age and the school. */
export async function meetingsWalk(ask: Asking, own: Place, grown: Place): Promise<void> {
  const { schoolId, groupId } = own;
  const params = { schoolId, groupId };
  await ask(`GET ${GROUP}/meeting-form`, 'contact teacher', { params });
  const body = { ...SAID, title: `Møte ${MARK}`, text: `Velkommen ${MARK}`, place: `Aulaen ${MARK}`, capacity: 40 };
  const made = await ask(`POST ${GROUP}/meetings`, 'contact teacher', { params, body });
  const meetingId = String(at(made.body, 'meetingId'));
  await ask(`GET ${GROUP}/meetings`, 'contact teacher', { params });
  for (const [role, base, names] of [
    ['guardian', CHILD, { childId: own.pupilId }],
    ['pupil of age', PUPIL, { pupilId: grown.pupilId }],
  ] as const) {
    const request = { params: { ...names, meetingId } };
    await ask(`GET ${base}`, role, { params: names });
    await ask(`GET ${base}/${ONE}`, role, request);
    await ask(`PUT ${base}/${ONE}/answer`, role, { ...request, body: COMES });
  }
  const theirs = { params: { ...params, meetingId } };
  const shown = await ask(`GET ${GROUP}/meetings/${ONE}`, 'contact teacher', theirs);
  const [family] = at(shown.body, 'families') as { adults: { personId: string }[] }[];
  const personId = String(family?.adults[0]?.personId);
  await ask(`PUT ${GROUP}/meetings/${ONE}/answers/{personId}`, 'contact teacher', {
    params: { ...theirs.params, personId },
    body: { answer: 'no', count: 0 },
  });
  await ask(`PUT ${GROUP}/meetings/${ONE}`, 'contact teacher', {
    ...theirs,
    body: { ...body, place: `Gymsalen ${MARK}` },
    headers: { 'if-match': '"1"' },
  });
  await ask(`POST ${GROUP}/meetings/${ONE}/cancellation`, 'contact teacher', {
    ...theirs,
    body: { reason: `Storm ${MARK}` },
  });
}
