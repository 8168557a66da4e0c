import { pupilOf } from '../../functions/roster/records.ts';
import { effective } from '../../functions/settings/rules.ts';
import { sortableFrom } from '../../functions/shared/ids.ts';
import { momentOf } from '../../functions/shared/time.ts';
import { draftActions, rowPut, sentActions } from '../../functions/warnings/actions.ts';
import { wordsOn } from '../../functions/warnings/catalogue.ts';
import { saidOf, warningOf } from '../../functions/warnings/plan-warning.ts';
import { recipientsOf } from '../../functions/warnings/recipients.ts';
import type { Content, Draft } from '../../functions/warnings/record.ts';
import { type Item, recordsOf } from '../support/records.ts';
import type { Place } from './municipality.ts';

const [DRAFTED, SENT] = ['2026-11-23T08:00:00.000Z', '2026-11-20T08:00:00.000Z'];

/** Ids at a place, made of the pupil's, so that those of an absent pupil look like all others. */
export const draftIdAt = ({ pupilId }: Place): string => sortableFrom(Date.parse(DRAFTED)) + pupilId;
export const warningIdAt = ({ pupilId }: Place): string => sortableFrom(Date.parse(SENT)) + pupilId;

/** Two more sent warnings at a place, which the school must bring the pupil on paper, and which it has brought. */
export const paperIdAt = ({ pupilId }: Place): string => sortableFrom(Date.parse(SENT) - 1000) + pupilId;
export const broughtIdAt = ({ pupilId }: Place): string => sortableFrom(Date.parse(SENT) - 2000) + pupilId;

const content: Content = {
  periodId: 'first-term',
  subjects: [],
  reasonIds: ['late'],
  details: '',
  wayOut: 'Kom presis.',
  byDay: '2026-12-15',
  contact: { name: 'Kontaktlæraren', phone: '' },
  missingWork: [],
};

/**
 * A warning of order that waits for the principal, and one that was sent and is open, both written by the same person.
 */
export function warningItems(
  ownerId: string,
  place: Place,
  staffId: string,
  card = pupilOf(recordsOf(ownerId).pupil({ id: place.pupilId, ...place })),
): Item[] {
  const { schoolId, pupilId } = place;
  if (!card) throw new Error('The builder makes a pupil.');
  const basis = 'staff:contact-teacher';
  const draft = (warningId: string, at: string, status: Draft['status']): Draft => ({
    ...{ warningId, pupilId, schoolId, kind: 'order', version: 1, status, content, createdBy: staffId, createdAt: at },
    ...{ by: { staffId, basis }, at, ...(status === 'sent' && { sentAt: at }) },
  });
  const moment = momentOf(Date.parse(SENT));
  const settings = effective({ owner: {}, schools: new Map() });
  const school = { id: schoolId, name: 'Skule', type: 'grunnskole', languageForm: 'nb' } as const;
  const after = draft(warningIdAt(place), SENT, 'sent');
  const said = saidOf({
    ...{ draft: after, asked: { card, school, settings }, subjects: [], basis, moment },
    words: wordsOn({ settings, school, card, groups: [] }, 'order', moment.day),
    who: recipientsOf(ownerId, card, moment.day),
    records: { entries: [], finals: [] },
    sender: { staffId, name: 'Ansatt' },
  });
  const { sent, bytes } = warningOf(said, undefined);
  const { warningId, kind, subjects, byDay, sentAt, sentOn } = sent;
  const row = { warningId, pupilId, schoolId, kind, subjects, byDay, sentAt, sentOn };
  const actions = [
    ...draftActions('', ownerId, { after: draft(draftIdAt(place), DRAFTED, 'asked') }),
    ...draftActions('', ownerId, { after }),
    ...sentActions('', ownerId, sent, bytes),
    rowPut('', ownerId, { ...row, periodId: sent.period.id, halfYear: '2026-autumn', sentBy: staffId }),
    ...[paperIdAt, broughtIdAt].flatMap((id) => sentActions('', ownerId, { ...sent, warningId: id(place) }, bytes)),
  ];
  const items = actions.map(({ Put }): Item => {
    if (!Put?.Item) throw new Error('A warning is written by puts.');
    return { ...Put.Item, pk: String(Put.Item.pk), sk: String(Put.Item.sk) };
  });
  const open = {
    gsi1pk: `${ownerId}#SCHOOL#${schoolId}#PAPER-TASKS`,
    gsi1sk: `${DRAFTED}#${pupilId}`,
  };
  const done = { paperDone: { at: DRAFTED, by: pupilId, how: 'posted' } };
  return [
    ...items,
    paperTask(ownerId, place, paperIdAt(place), open),
    paperTask(ownerId, place, broughtIdAt(place), done),
  ];
}

/** The school's task to bring the pupil a warning. Saying of one that is done that it was brought changes nothing. */
function paperTask(
  ownerId: string,
  { schoolId, pupilId }: Place,
  warningId: string,
  more: Readonly<Record<string, unknown>>,
): Item {
  const person = { kind: 'pupil', id: pupilId };
  return {
    pk: `${ownerId}#PUPIL#${pupilId}`,
    sk: `DELIVERY#${warningId}#pupil#${pupilId}`,
    ...{ warningId, pupilId, schoolId, person, basis: 'pupil:self', availableAt: SENT, revision: 0 },
    ...{ paperAt: DRAFTED, paperWhy: 'no-channel', ...more },
  };
}
