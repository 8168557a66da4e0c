import type { Lifted, Report } from '../../functions/message-care/record.ts';
import type { ReportState } from '../../functions/message-care/rules.ts';
import { threadItem } from '../../functions/messages/keys.ts';
import type { Thread } from '../../functions/messages/record.ts';
import type { Person } from '../../functions/messages/rules.ts';
import { sortableFrom } from '../../functions/shared/ids.ts';
import { at, listOf } from '../support/json.ts';
import { MARK } from '../support/leaks.ts';
import type { Item } from '../support/records.ts';
import type { Asking } from './canary-walk.ts';
import type { Place } from './municipality.ts';
import { messageIdAt, threadIdAt } from './thread-ids.ts';

const AT = '2026-11-21T08:00:00.000Z';
const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const REPORTS = '/v1/schools/{schoolId}/reported-messages';

/** An open report at a place and a document with the same id, and a handled report: made of the pupil's id. */
export const openIdAt = ({ pupilId }: Place): string => sortableFrom(Date.parse(AT)) + pupilId;
export const handledIdAt = ({ pupilId }: Place): string => sortableFrom(Date.parse(AT) - 1000) + pupilId;
/** A conversation on hold; its id is a part of another of the place. */
export const heldThreadAt = ({ itemId }: Place): string => itemId.slice(10);

/** Reports of the conversation at a place, a conversation on hold, and a document that the second person reads. */
export function careItems(ownerId: string, place: Place, people: readonly Person[]): Item[] {
  const { pupilId, schoolId } = place;
  const [author, reader] = people;
  if (!author || !reader) return [];
  const report = (reportedId: string, state: ReportState): Report => ({
    ...{ reportedId, schoolId, pupilId, threadId: threadIdAt(place), messageId: messageIdAt(place) },
    ...{ author, by: reader, reason: 'other', note: '', at: AT, state, version: 1, decisions: [] },
  });
  const reportItem = (kind: string, of: Report): Item => ({
    ...{ pk: `${ownerId}#SCHOOL#${schoolId}`, sk: `${kind}#${of.reportedId}` },
    ...of,
  });
  const held: Thread = {
    ...{ threadId: heldThreadAt(place), pupilId, schoolId, subject: 'Turen', state: 'closed', version: 1, linked: [] },
    ...{ parties: [], lastMessageId: '', lastAt: AT, createdAt: AT, createdBy: author },
    hold: { by: pupilId, at: AT, reason: 'Klage', basis: 'Lov' },
  };
  const lifted: Lifted = {
    ...{ liftId: openIdAt(place), pupilId, schoolId, threadId: threadIdAt(place), readers: [reader.id] },
    ...{ by: reader.id, byName: 'Lærer', at: AT, on: '2026-11-21', purpose: 'Til mappen', pupilName: 'Ola' },
    ...{ count: 1, letter: { sha256: 'a'.repeat(64), bytes: 3, parts: 1 } },
  };
  return [
    reportItem('REPORTED-OPEN', report(openIdAt(place), 'open')),
    reportItem('REPORTED-HANDLED', report(handledIdAt(place), 'handled')),
    threadItem(ownerId, held),
    { pk: `${ownerId}#PUPIL#${pupilId}`, sk: `LIFTED#${lifted.liftId}`, ...lifted },
    { pk: `${ownerId}#LIFTED#${lifted.liftId}`, sk: 'PART#000', bytes: Buffer.from('PDF') },
  ];
}

type Family = {
  readonly role: 'guardian' | 'pupil of age';
  readonly base: string;
  readonly names: Readonly<Record<string, string>>;
};

/** Messages are reported from each side, a leader deals with one report, and a teacher makes a document. */
export async function careWalk(
  ask: Asking,
  { role, base, names }: Family,
  staff: { readonly schoolId: string; readonly pupilId: string; readonly threadId: string },
): Promise<void> {
  const { schoolId, pupilId } = staff;
  const report = 'threads/{threadId}/messages/{messageId}/report';
  const body = { reason: 'other', note: `Se på dette ${MARK}` };
  const written = async (path: string, who: typeof role | 'contact teacher', params: Family['names']) => {
    const said = { params, body: { text: `Skulle ikke vært sagt ${MARK}` } };
    return String(at((await ask(`POST ${path}/threads/{threadId}/messages`, who, said)).body, 'messageId'));
  };
  const theirs = await written(PUPIL, 'contact teacher', staff);
  const mine = await written(base, role, names);
  await ask(`POST ${base}/${report}`, role, { params: { ...names, messageId: theirs }, body });
  await ask(`POST ${PUPIL}/${report}`, 'contact teacher', { params: { ...staff, messageId: mine }, body });
  const listed = await ask(`GET ${REPORTS}`, 'leader', { params: { schoolId } });
  const reports = listOf(at(listed.body, 'reports')).filter((each) => at(each, 'pupilId') === pupilId);
  const reportedId = String(at(reports[0], 'reportedId'));
  const params = { schoolId, reportedId };
  await ask(`GET ${REPORTS}/{reportedId}`, 'leader', { params });
  const reason = `Avtalt ${MARK}`;
  for (const move of ['pause', 'hide', 'resume', 'handle'])
    await ask(`POST ${REPORTS}/{reportedId}/${move}`, 'leader', { params, body: { reason } });
  const lift = { messageIds: [theirs], purpose: `Til mappen ${MARK}` };
  const made = await ask(`POST ${PUPIL}/threads/{threadId}/lift`, 'contact teacher', { params: staff, body: lift });
  const about = { schoolId, pupilId };
  const liftId = String(at(made.body, 'liftId'));
  await ask(`GET ${PUPIL}/lifted-messages`, 'contact teacher', { params: about });
  await ask(`GET ${PUPIL}/lifted-messages/{liftId}/letter`, 'contact teacher', { params: { ...about, liftId } });
  await ask(`GET ${PUPIL}/conversation-records`, 'leader', { params: about });
  const document = { params: { ...about, liftId } };
  await ask(`GET ${PUPIL}/conversation-records/documents/{liftId}/letter`, 'leader', document);
  const held = { params: staff, body: { reason, basis: `Lov ${MARK}` } };
  await ask(`POST ${PUPIL}/conversation-records/{threadId}/hold`, 'leader', held);
  await ask(`POST ${PUPIL}/conversation-records/{threadId}/hold/end`, 'leader', { params: staff, body: { reason } });
}
