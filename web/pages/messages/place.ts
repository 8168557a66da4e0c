import { useParams } from 'wouter';
import type { AnswerOf } from '../../api/table.ts';
import { useMe } from '../../session/me.ts';

export type Thread = AnswerOf<'GET /v1/guardian/children/{childId}/threads/{threadId}'>;
export type Message = Thread['messages'][number];
export type Line = AnswerOf<'GET /v1/guardian/threads'>['threads'][number];
/** Who a conversation is about. */
export type About = Pick<Line, 'pupilId' | 'schoolId'>;

/** The pupil of a page's address, as each role's routes and pages name the pupil. */
export type Place = {
  /** The start of the routes, such as `/v1/pupil/{pupilId}`, and its ids. */
  readonly at: string;
  readonly params: Readonly<Record<string, string>>;
  readonly about: About;
  readonly threadId: string;
  /** The address of the person's conversations. */
  readonly list: string;
};

/** The conversation, or the pupil for a new one, that the page's address names. */
export function usePlace(): Place {
  const me = useMe();
  const { childId = '', schoolId = '', pupilId = '', threadId = '' } = useParams();
  if (me.role === 'staff') return staffPlace({ schoolId, pupilId }, threadId);
  const about = { schoolId: '', pupilId: me.role === 'pupil' ? me.home.pupilId : childId };
  const family = { about, threadId, list: '/messages' };
  if (me.role === 'pupil') return { at: '/v1/pupil/{pupilId}', params: { pupilId: about.pupilId }, ...family };
  return { at: '/v1/guardian/children/{childId}', params: { childId }, ...family };
}

/** A conversation as staff ask for it, or the pupil for a new one. */
export const staffPlace = ({ schoolId, pupilId }: About, threadId: string): Place => {
  const about = { schoolId, pupilId };
  return { at: '/v1/schools/{schoolId}/pupils/{pupilId}', params: about, about, threadId, list: '/staff/messages' };
};

/** The address of a conversation, or with `new` of the form that begins one. */
export function useThreadPath(): (about: About, threadId: string) => string {
  const { role } = useMe();
  return ({ schoolId, pupilId }, threadId) => {
    if (role === 'staff') return `/staff/messages/${schoolId}/${pupilId}/${threadId}`;
    return role === 'pupil' ? `/messages/${threadId}` : `/children/${pupilId}/messages/${threadId}`;
  };
}
