import { createHash } from 'node:crypto';
import type { output } from 'zod/mini';
import { type CallerAs, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { writeLetter } from '../letters/write-letter.ts';
import {
  authorizeThread,
  byRelation,
  type CareStore,
  cardsOf,
  MAY_READ,
  type Message,
  namesOf,
  planLine,
  presentIn,
  pupilNameOf,
  sees,
  staffOnce,
  type ThreadName,
} from '../messages/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext, type Settings, type SettingsLookup } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { contentHash, newSortableId } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { careFact } from './events.ts';
import { type Extract, letterOf, printable } from './letter-of.ts';
import { type LiftedStore, partsOf } from './lifted-store.ts';
import type { Lifted } from './record.ts';
import { refuse } from './refusals.ts';
import { LONGEST_LIFTED } from './rules.ts';
import { Lifted as WireLifted } from './schema.ts';

/** The settings that stand in a document. */
export type LiftSettings = Pick<Settings, 'owner.name' | 'language'>;
export type LiftDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools' | 'guardianContacts' | 'staffNames'>;
  readonly settings: SettingsLookup<LiftSettings>;
  readonly conversations: Pick<CareStore, 'thread' | 'chosen' | 'beside' | 'change'>;
  readonly lifted: Pick<LiftedStore, 'lifting'>;
  readonly idempotency: Idempotency;
  readonly logRead: LogRead;
};
type Input = ThreadName & {
  readonly schoolId: string;
  readonly messageIds: readonly string[];
  readonly purpose: string;
  readonly idempotencyKey: IdempotencyKey;
};

/**
 * Lifts messages into a document that outlives the conversation: the record, its bytes, a line that tells everybody,
 * and the fact of it, in one transaction. For staff by relation to the pupil.
 */
export const liftMessages = (deps: LiftDeps) => (caller: CallerAs<'staff'>, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof WireLifted> | 'moved'> => {
    const found = await readForLift(deps, caller, input);
    if (found.replied) return found.replied;
    const { login, moment } = caller;
    const { ownerId } = login;
    const { thread, card, actor, basis, messages, names, org } = found;
    const liftId = newSortableId(Date.parse(moment.instant));
    const { school, at } = org;
    const settings = at(thread.schoolId);
    const extract: Extract = {
      liftId,
      language: settings.language,
      at: moment.instant,
      owner: settings['owner.name'],
      school: school(thread.schoolId)?.name ?? '',
      pupil: pupilNameOf(card),
      subject: thread.subject,
      purpose: input.purpose,
      madeBy: names.staff.get(actor.personId) ?? '',
      messages: messages.map(({ messageId, at: writtenAt, status, text, by, attachments = [] }) => {
        const own = {
          staff: names.staff.get(by.id),
          guardian: names.guardians.get(by.id)?.name,
          pupil: pupilNameOf(card),
        };
        return {
          messageId,
          at: writtenAt,
          status,
          text: status === 'sent' ? text : '',
          kind: by.kind,
          name: own[by.kind] ?? null,
          files: attachments.length,
        };
      }),
    };
    const bytes = writeLetter(letterOf(extract, contentHash(extract)));
    const lifted = recordOf(found, { extract, bytes, day: moment.day });
    const body = showLifted(lifted);
    await logLooks(deps.logRead, actor, moment, MAY_READ.actions.staff, [{ facts: card.facts, basis }]);
    const also = await writesOf(deps, caller, { lifted, bytes, input, body });
    const staff = staffOnce(deps.lookup, ownerId);
    const line = { ownerId, thread, card, staff, staffId: actor.personId, basis, kind: 'lifted', moment } as const;
    const sent = await planLine(deps.conversations, line);
    const saved = await deps.conversations.change({ ownerId, sent, dropped: [], also, relation: undefined, moment });
    if (saved === 'too-many') throw refuse('message-care.too-many');
    return saved === 'saved' ? body : 'moved';
  });

/** The conversation, the chosen messages as the caller sees them, and names: three reads. */
async function readForLift(deps: LiftDeps, caller: CallerAs<'staff'>, input: Input) {
  const { conversations, lookup } = deps;
  const { login, moment } = caller;
  const { ownerId } = login;
  const found = await authorizeThread(
    { lookup, store: conversations },
    { ...caller, name: input },
    {
      right: MAY_READ,
      load: () =>
        Promise.all([
          conversations.chosen(ownerId, input.threadId, input.messageIds),
          deps.idempotency.find(caller, input.idempotencyKey),
          loadOrgContext(deps, caller),
        ]),
      beside: ({ thread, staff, loaded: [messages] }) => {
        const people = thread.parties.map(({ person }) => person);
        return Promise.all([
          cardsOf(people, staff),
          namesOf(lookup, ownerId, [...people, ...messages.map(({ by }) => by)]),
        ]);
      },
    },
  );
  const { thread, party, card, basis, actor } = found;
  const [messages, replied, org] = found.loaded;
  const [staff, names] = found.beside;
  if (replied) return { replied: WireLifted.parse(replied.body) };
  if (!byRelation(basis)) throw notFound();
  const seen = messages.filter((message) => message.change === undefined && sees(party, message, moment.instant));
  if (seen.length < new Set(input.messageIds).size)
    throw refuse('message-care.unknown-message', {}, { at: '/messageIds' });
  if (lengthOf(seen) > LONGEST_LIFTED) throw refuse('message-care.too-long', {}, { at: '/messageIds' });
  const present = presentIn({ ownerId, card, thread, staff, day: moment.day });
  const readers = present.flatMap(({ person, as }) =>
    person.kind === 'staff' && as === 'relation' ? [person.id] : [],
  );
  return { thread, card, basis, actor, messages: seen, org, names, readers, replied: undefined };
}
type Found = Exclude<Awaited<ReturnType<typeof readForLift>>, { readonly thread?: never }>;

/** As long as it is printed: a character without a face takes the place of its code. */
const lengthOf = (messages: readonly Message[]): number =>
  messages.reduce((sum, { text }) => sum + printable(text).length, 0);

type Made = { readonly extract: Extract; readonly bytes: Uint8Array; readonly day: string };

const recordOf = ({ thread, actor, readers, messages }: Found, { extract, bytes, day }: Made): Lifted => ({
  liftId: extract.liftId,
  pupilId: thread.pupilId,
  schoolId: thread.schoolId,
  threadId: thread.threadId,
  readers,
  by: actor.personId,
  byName: extract.madeBy,
  at: extract.at,
  on: day,
  purpose: extract.purpose,
  pupilName: extract.pupil,
  count: messages.length,
  letter: {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    parts: partsOf(bytes.length),
  },
});

type Writing = {
  readonly lifted: Lifted;
  readonly bytes: Uint8Array;
  readonly input: Input;
  readonly body: output<typeof WireLifted>;
};

/** The writes beside the line: the document, its fact, and the answer to this key. */
async function writesOf(deps: LiftDeps, caller: CallerAs<'staff'>, { lifted, bytes, input, body }: Writing) {
  const { ownerId } = caller.login;
  const { threadId, pupilId, schoolId, liftId, by } = lifted;
  const fact = careFact('messages-lifted', {
    ownerId,
    occurredAt: lifted.at,
    data: { threadId, pupilId, schoolId, liftId, messageIds: [...input.messageIds], liftedBy: by },
  });
  const reply = await deps.idempotency.put(caller, input.idempotencyKey, { status: 201, body });
  return [reply, ...deps.lifted.lifting(ownerId, lifted, { bytes, fact })];
}

/** A document as its readers list it. */
export const showLifted = ({
  liftId,
  threadId,
  at,
  byName,
  purpose,
  count,
  letter,
}: Lifted): output<typeof WireLifted> => ({
  liftId,
  threadId,
  at,
  byName,
  purpose,
  count,
  sha256: letter.sha256,
});
