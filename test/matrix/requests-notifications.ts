import type { Ask } from '../support/events.ts';
import type { Place } from './municipality.ts';

type Sent = Pick<Ask, 'body' | 'params'>;
const reads = ({ itemId }: Place): Sent => ({ body: { ids: [itemId] } });
const opens =
  (as: keyof Place['notices']) =>
  ({ notices }: Place): Sent => ({ params: { noticeId: notices[as] } });

export const NOTIFICATIONS: Readonly<Record<string, (target: Place) => Sent>> = {
  'POST /v1/guardian/inbox/reads': reads,
  'GET /v1/guardian/notices/{noticeId}': opens('guardian'),
  'POST /v1/pupil/inbox/reads': reads,
  'GET /v1/pupil/notices/{noticeId}': opens('pupil'),
  'POST /v1/staff/inbox/reads': reads,
  'GET /v1/staff/notices/{noticeId}': opens('staff'),
};
