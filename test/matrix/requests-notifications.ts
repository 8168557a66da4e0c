import type { Ask } from '../support/events.ts';
import type { Place } from './municipality.ts';

const reads = ({ itemId }: Place): Pick<Ask, 'body'> => ({ body: { ids: [itemId] } });

export const NOTIFICATIONS: Readonly<Record<string, (target: Place) => Pick<Ask, 'body'>>> = {
  'POST /v1/guardian/inbox/reads': reads,
  'POST /v1/pupil/inbox/reads': reads,
  'POST /v1/staff/inbox/reads': reads,
};
