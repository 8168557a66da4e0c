import { newId } from '../../functions/shared/ids.ts';
import type { Ask } from '../support/events.ts';
import type { Place } from './municipality.ts';

type Sent = Pick<Ask, 'params' | 'body' | 'headers'>;

const choices = { muted: [], window: null, digest: true, language: 'nn' };
/** A phone of its own for each who asks: two who take one token at once would make each other ask again. */
let phones = 0;
const newToken = () => 'z'.repeat(100 + (++phones % 290));

const own = (as: string): Readonly<Record<string, () => Sent>> => ({
  [`POST /v1/${as}/devices`]: () => ({ body: { platform: 'fcm', token: newToken() } }),
  [`DELETE /v1/${as}/devices/{deviceId}`]: () => ({ params: { deviceId: newId() } }),
  [`PUT /v1/${as}/notice-choices`]: () => ({ body: choices, headers: { 'if-match': '"99"' } }),
});

export const CHANNELS: Readonly<Record<string, (target: Place) => Sent>> = {
  ...own('guardian'),
  ...own('pupil'),
  ...own('staff'),
  'GET /v1/groups/{groupId}/unreachable-families': ({ groupId }) => ({ params: { groupId } }),
};
