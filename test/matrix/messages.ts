import { attachmentItem } from '../../functions/attachments/items.ts';
import { listedItem, messageItem, threadItem, unreadItem } from '../../functions/messages/keys.ts';
import { Listed, type Message, type Thread, type Unread } from '../../functions/messages/record.ts';
import type { Person } from '../../functions/messages/rules.ts';
import { at, listOf } from '../support/json.ts';
import { MARK } from '../support/leaks.ts';
import type { Item } from '../support/records.ts';
import type { Asking } from './canary-walk.ts';
import { careItems, careWalk } from './message-care.ts';
import type { Place } from './municipality.ts';
import { THREAD_AT as AT, messageIdAt, takenIdAt, threadIdAt } from './thread-ids.ts';

/** A file that a person of each kind is about to send, and the file of the message. */
export const attachmentIdAt = ({ pupilId }: Place, kind: Person['kind'] | 'message'): string =>
  pupilId.slice(1) + kind.charAt(0);

/** Files that the last of the staff, the first guardian and the pupil have announced. */
const announced = (ownerId: string, place: Place, people: readonly Person[]): Item[] =>
  (['staff', 'guardian', 'pupil'] as const).flatMap((kind) => {
    const by =
      kind === 'staff'
        ? people.findLast((person) => person.kind === kind)
        : people.find((person) => person.kind === kind);
    if (!by) return [];
    const file = {
      attachmentId: attachmentIdAt(place, kind),
      pupilId: place.pupilId,
      by,
      mediaType: 'image/jpeg',
      byteSize: 100,
    } as const;
    return [attachmentItem(ownerId, { ...file, state: 'clean', rescans: 0, at: AT, links: [] }, AT)];
  });

/**
 * A closed conversation of these people, so that writing in it is stopped by a rule. To be in it gives no right: some
 * of them have none any more.
 */
export function threadItems(ownerId: string, place: Place, people: readonly Person[]): Item[] {
  const [author = { kind: 'staff', id: place.pupilId } as const] = people;
  const [threadId, messageId] = [threadIdAt(place), messageIdAt(place)];
  const { pupilId, schoolId } = place;
  const thread: Thread = {
    ...{ threadId, pupilId, schoolId, subject: 'Turen', state: 'closed', version: 1, linked: [] },
    parties: people.map((person) => ({
      ...{ person, as: 'relation', since: '2026-11-20', seesFrom: '', consent: 'none', listedAt: messageId },
    })),
    ...{ lastMessageId: messageId, lastAt: AT, createdAt: AT, createdBy: author },
  };
  const message: Message = {
    ...{ messageId, threadId, by: author, basis: 'staff:contact-teacher', at: AT, status: 'sent', text: 'Hei' },
    attachments: [{ attachmentId: attachmentIdAt(place, 'message'), mediaType: 'image/jpeg', byteSize: 100 }],
  };
  const listed: Listed = {
    ...thread,
    parties: [...people],
    lastBy: author,
    lastText: 'Hei',
  };
  const unread: Unread = { threadId, pupilId, messageId, noticedOn: '2026-11-20' };
  const lists = people.flatMap((person) => [
    listedItem(ownerId, person, Listed.parse(listed)),
    unreadItem(ownerId, person, unread),
  ]);
  const taken: Message = { ...message, messageId: takenIdAt(place), status: 'withdrawn', text: '' };
  return [
    threadItem(ownerId, thread),
    messageItem(ownerId, message),
    messageItem(ownerId, taken),
    ...lists,
    ...announced(ownerId, place, people),
    ...careItems(ownerId, place, people),
  ];
}

const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
const said = { subject: `Turen ${MARK}`, text: `Ho gler seg ${MARK}` };
const withdrawal = (base: string) => `POST ${base}/threads/{threadId}/messages/{messageId}/withdrawal`;

/** What a family does in conversations, with the path of its kind of caller. */
type Family = {
  readonly role: 'guardian' | 'pupil of age';
  readonly base: string;
  readonly names: Readonly<Record<string, string>>;
};

/**
 * Conversations from the first word to a withdrawn message and a colleague who comes and goes, by a guardian and by a
 * pupil of age; every text in them is marked.
 */
export async function messagesWalk(ask: Asking, own: Place, grown: Place): Promise<void> {
  const base = '/v1/guardian/children/{childId}';
  await familyWalk(ask, { role: 'guardian', base, names: { childId: own.pupilId } }, own);
  const alone = { role: 'pupil of age', base: '/v1/pupil/{pupilId}', names: { pupilId: grown.pupilId } } as const;
  await familyWalk(ask, alone, grown);
  await ask('GET /v1/guardian/threads', 'guardian', {});
  await ask('GET /v1/pupil/threads', 'pupil of age', {});
  await ask('GET /v1/staff/threads', 'contact teacher', {});
  await ask('POST /v1/staff/message-choice', 'contact teacher', { body: { atOnce: true } });
}

async function familyWalk(ask: Asking, { role, base, names }: Family, place: Place): Promise<void> {
  const staff = { schoolId: place.schoolId, pupilId: place.pupilId };
  const form = await ask(`GET ${base}/message-form`, role, { params: names });
  const to = [String(at(form.body, 'teachers', 0, 'staffId'))];
  const begun = await ask(`POST ${base}/threads`, role, { params: names, body: { ...said, to } });
  const threadId = String(at(begun.body, 'threads', 0, 'threadId'));
  const [mine, theirs] = [names, staff].map((who) => ({ ...who, threadId }));
  const opened = await ask(`GET ${PUPIL}/threads/{threadId}`, 'contact teacher', { params: theirs });
  const upTo = String(at(opened.body, 'messages', 0, 'messageId'));
  await ask('GET /v1/staff/threads/{threadId}', 'contact teacher', { params: { threadId } });
  await ask(`POST ${PUPIL}/threads/{threadId}/reads`, 'contact teacher', { params: theirs, body: { upTo } });
  await ask(`POST ${base}/threads/{threadId}/reads`, role, { params: mine, body: { upTo } });
  for (const [path, who, params] of [
    [PUPIL, 'contact teacher', theirs],
    [base, role, mine],
  ] as const) {
    const body = { text: `Så fint ${MARK}` };
    const written = await ask(`POST ${path}/threads/{threadId}/messages`, who, { params, body });
    const messageId = String(at(written.body, 'messageId'));
    await ask(withdrawal(path), who, { params: { ...params, messageId } });
  }
  await fileWalk(ask, { role, base, names }, place);
  await colleagueWalk(ask, { role, base, names: mine ?? {} }, theirs ?? {});
  await careWalk(ask, { role, base, names: mine ?? {} }, { ...staff, threadId });
  await ask(`GET ${PUPIL}/message-form`, 'contact teacher', { params: staff });
  await ask(`POST ${PUPIL}/threads`, 'contact teacher', { params: staff, body: said });
}

/** A file is announced, by a family and by a teacher, and asked about. */
async function fileWalk(ask: Asking, { role, base, names }: Family, place: Place): Promise<void> {
  const body = { mediaType: 'image/jpeg', byteSize: 100 };
  const params = { schoolId: place.schoolId, pupilId: place.pupilId };
  for (const [path, who, about] of [
    [PUPIL, 'contact teacher', params],
    [base, role, names],
  ] as const) {
    const made = await ask(`POST ${path}/attachments`, who, { params: about, body });
    const attachmentId = String(at(made.body, 'attachmentId'));
    await ask(`GET ${path}/attachments/{attachmentId}`, who, { params: { ...about, attachmentId } });
  }
  const threadId = threadIdAt(place);
  const sent = { threadId, messageId: messageIdAt(place), attachmentId: attachmentIdAt(place, 'message') };
  const file = `GET ${base}/threads/{threadId}/messages/{messageId}/attachments/{attachmentId}`;
  await ask(file, role, { params: { ...names, ...sent } });
}

/** A colleague is added, the family lets them see what was written, and the access ends. */
async function colleagueWalk(ask: Asking, { role, base, names }: Family, params: Family['names']): Promise<void> {
  const body = { feideName: 'leader@fjordvik.example', lastDay: '2026-11-30', askForEarlier: true };
  const search = `POST ${PUPIL}/threads/{threadId}/colleague-searches`;
  await ask(search, 'contact teacher', { params, body: { name: 'an' } });
  await ask(`POST ${PUPIL}/threads/{threadId}/colleagues`, 'contact teacher', { params, body });
  const met = await ask(`GET ${base}/threads/{threadId}`, role, { params: names });
  const asked = listOf(at(met.body, 'people')).find((person) => at(person, 'mayAnswer') === true);
  const staffId = String(at(asked, 'personId'));
  const answer = `POST ${base}/threads/{threadId}/colleagues/{staffId}/answer`;
  await ask(answer, role, { params: { ...names, staffId }, body: { yes: true } });
  const end = `POST ${PUPIL}/threads/{threadId}/colleagues/{staffId}/end`;
  await ask(end, 'contact teacher', { params: { ...params, staffId } });
}
