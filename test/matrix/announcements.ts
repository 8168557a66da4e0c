import { announcementItem } from '../../functions/announcements/keys.ts';
import type { Announcement } from '../../functions/announcements/record.ts';
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

/** An announcement at a place: its id is made of the pupil's, so that absent ones look alike. */
const announcementIdAt = ({ pupilId }: Pick<Place, 'pupilId'>): string => sortableFrom(Date.parse(AT)) + pupilId;

/** A withdrawn announcement to the group of a place, so that answering it is stopped by a rule. */
export const announcementItems = (
  ownerId: string,
  place: Pick<Place, 'schoolId' | 'groupId' | 'pupilId'>,
  by: string,
): Item[] => {
  const { schoolId, groupId } = place;
  const announcement: Announcement = {
    ...{ announcementId: announcementIdAt(place), schoolId, groupId, by, basis: 'staff:contact-teacher' },
    expiresAtSeconds: epochSeconds(AT) + 730 * 86_400,
    ...{ subject: '', text: '', at: AT, status: 'withdrawn', withdrawnAt: AT, withdrawnBy: by },
  };
  return [announcementItem(ownerId, announcement)];
};

const CHILD = '/v1/guardian/children/{childId}/announcements';
const PUPIL = '/v1/pupil/{pupilId}/announcements';
const GROUP = '/v1/schools/{schoolId}/groups/{groupId}';
const ONE = '{announcementId}';

/** By responsibility for a minor, or by the consent of a pupil of age. */
const childReads: Row = {
  names: 'pupil',
  passes: 200,
  may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian'] },
};
const childMarks = (passes: number): Row => ({ ...childReads, passes, told: {} });
/** A consent lets a guardian read, never answer. */
const childReplies: Row = {
  names: 'pupil',
  passes: 409,
  may: { own: ['guardian'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian', 'guardian with consent'] },
};
const pupilDoes = (passes: number): Row => ({ names: 'pupil', passes, may: { grown: ['pupil of age'] } });
const SENDERS: readonly Role[] = ['subject teacher', 'contact teacher', 'leader', 'principal'];
/** The teachers of the group, and the leaders of its school; no stand-in for some days, and no office. */
const ofGroup = (passes: number): Row => ({
  names: 'school',
  passes,
  may: { own: SENDERS, 'other school': ['leader at the other school'] },
});
/** Its author, and leaders. */
const withdrawn: Row = {
  names: 'school',
  passes: 204,
  may: { own: ['contact teacher', 'leader', 'principal'], 'other school': ['leader at the other school'] },
  told: { own: ['subject teacher'] },
};

export const ANNOUNCEMENTS: Readonly<Record<string, Row>> = {
  [`GET ${CHILD}`]: childReads,
  [`GET ${CHILD}/${ONE}`]: childReads,
  [`POST ${CHILD}/${ONE}/read`]: childMarks(204),
  [`POST ${CHILD}/${ONE}/ok`]: childMarks(409),
  [`POST ${CHILD}/${ONE}/reply`]: childReplies,
  [`GET ${PUPIL}`]: pupilDoes(200),
  [`GET ${PUPIL}/${ONE}`]: pupilDoes(200),
  [`POST ${PUPIL}/${ONE}/read`]: pupilDoes(204),
  [`POST ${PUPIL}/${ONE}/ok`]: pupilDoes(409),
  [`POST ${PUPIL}/${ONE}/reply`]: pupilDoes(409),
  [`GET ${GROUP}/announcement-form`]: ofGroup(200),
  [`POST ${GROUP}/announcements`]: ofGroup(201),
  [`GET ${GROUP}/announcements`]: ofGroup(200),
  [`GET ${GROUP}/announcements/${ONE}`]: ofGroup(200),
  [`POST ${GROUP}/announcements/${ONE}/withdrawal`]: withdrawn,
};

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;
const SAID = { subject: 'Turen', text: 'Ta med matpakke.' };
const families = (base: string, who: (place: Place) => Readonly<Record<string, string>>) => {
  const named = (place: Place) => ({ params: { ...who(place), announcementId: announcementIdAt(place) } });
  return {
    [`GET ${base}`]: (place: Place): Sent => ({ params: who(place) }),
    [`GET ${base}/${ONE}`]: named,
    [`POST ${base}/${ONE}/read`]: named,
    [`POST ${base}/${ONE}/ok`]: named,
    [`POST ${base}/${ONE}/reply`]: (place: Place): Sent => ({ ...named(place), body: { text: 'Takk.' } }),
  };
};
const group = ({ schoolId, groupId }: Place) => ({ params: { schoolId, groupId } });
const sent = (place: Place) => ({ params: { ...group(place).params, announcementId: announcementIdAt(place) } });

export const ANNOUNCEMENT_REQUESTS: Readonly<Record<string, (place: Place) => Sent>> = {
  ...families(CHILD, ({ pupilId }) => ({ childId: pupilId })),
  ...families(PUPIL, ({ pupilId }) => ({ pupilId })),
  [`GET ${GROUP}/announcement-form`]: group,
  [`POST ${GROUP}/announcements`]: (place) => ({ ...group(place), body: SAID }),
  [`GET ${GROUP}/announcements`]: group,
  [`GET ${GROUP}/announcements/${ONE}`]: sent,
  [`POST ${GROUP}/announcements/${ONE}/withdrawal`]: sent,
};

/** From the form to a withdrawn announcement, with answers by a guardian and a pupil of age; each text is marked. */
export async function announcementsWalk(ask: Asking, own: Place, grown: Place): Promise<void> {
  const { schoolId, groupId } = own;
  const params = { schoolId, groupId };
  await ask(`GET ${GROUP}/announcement-form`, 'contact teacher', { params });
  const body = { subject: `Turen ${MARK}`, text: `Ta med matpakke ${MARK}` };
  const made = await ask(`POST ${GROUP}/announcements`, 'contact teacher', { params, body });
  await ask(`POST ${GROUP}/announcements`, 'leader', { params, body: { ...body, urgent: true } });
  const announcementId = String(at(made.body, 'announcementId'));
  await ask(`GET ${GROUP}/announcements`, 'contact teacher', { params });
  for (const [role, base, names] of [
    ['guardian', CHILD, { childId: own.pupilId }],
    ['pupil of age', PUPIL, { pupilId: grown.pupilId }],
  ] as const) {
    const request = { params: { ...names, announcementId } };
    await ask(`GET ${base}`, role, { params: names });
    await ask(`GET ${base}/${ONE}`, role, request);
    await ask(`POST ${base}/${ONE}/read`, role, request);
    await ask(`POST ${base}/${ONE}/ok`, role, request);
    await ask(`POST ${base}/${ONE}/reply`, role, { ...request, body: { text: `Kjekt ${MARK}` } });
  }
  const theirs = { params: { ...params, announcementId } };
  await ask(`GET ${GROUP}/announcements/${ONE}`, 'contact teacher', theirs);
  await ask(`POST ${GROUP}/announcements/${ONE}/withdrawal`, 'contact teacher', theirs);
}
