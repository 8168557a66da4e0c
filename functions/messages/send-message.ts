import type { output } from 'zod/mini';
import type { CallerAs } from '../access/authorize.ts';
import type { AttachmentsLookup } from '../attachments/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext } from '../settings/lookup.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import { type FilesDeps, mayAttach, mustBeOn, mustBeOpen, type OrgDeps, waitsUntil } from './delivery.ts';
import { filesToSend } from './files-to-send.ts';
import { heldFor, planSend } from './plan-send.ts';
import { refuse } from './refusals.ts';
import { authorizeThread, cardsOf, isApart, MAY_WRITE, presentIn, type ThreadDeps, type ThreadName } from './rights.ts';
import { isSame, type PersonKind } from './rules.ts';
import { Message } from './schema.ts';
import type { MessagesStore } from './store.ts';
import { namesOf, showMessage, togetherOf } from './view.ts';

export type SendDeps = ThreadDeps &
  OrgDeps &
  FilesDeps & {
    readonly lookup: Pick<Lookup, 'guardianContacts' | 'staffNames'>;
    readonly store: Pick<MessagesStore, 'beside' | 'send'>;
    readonly idempotency: Idempotency;
    readonly attachments: Pick<AttachmentsLookup, 'files' | 'linked'>;
  };
type Input = ThreadName & {
  readonly text: string;
  readonly attachments?: readonly string[] | undefined;
  readonly idempotencyKey: IdempotencyKey;
};

/**
 * Writes in a conversation (G1): two reads and one transaction. It reaches those who have today's right, and waits for
 * staff outside the answer hours (G3).
 */
export const sendMessage = (deps: SendDeps) => (caller: CallerAs<PersonKind>, input: Input) =>
  retryWhileCrowded(async (): Promise<output<typeof Message> | 'moved'> => {
    const { as, login, moment, language } = caller;
    const { ownerId } = login;
    const { idempotencyKey, text, attachments: ids = [] } = input;
    const found = await authorizeThread(
      deps,
      { ...caller, name: input },
      {
        right: MAY_WRITE,
        load: () =>
          Promise.all([
            deps.idempotency.find(caller, idempotencyKey),
            loadOrgContext(deps, caller),
            deps.attachments.files(ownerId, ids),
          ]),
        beside: ({ thread, staff }) => {
          const people = thread.parties.map(({ person }) => person);
          return Promise.all([
            cardsOf(people, staff),
            namesOf(
              deps.lookup,
              ownerId,
              people.filter(({ kind }) => kind === as || kind === 'guardian'),
            ),
            deps.store.beside(ownerId, thread),
          ]);
        },
      },
    );
    const [replied, org, announced] = found.loaded;
    if (replied) return Message.parse(replied.body);
    const { thread, card, basis, party, relation } = found;
    const [staff, names, { was, atOnce }] = found.beside;
    const { person: author } = party;
    mustBeOn(org, thread.schoolId);
    mustBeOpen(thread, org, moment);
    const present = presentIn({ ownerId, card, thread, staff, day: moment.day });
    const others = present.filter(({ person }) => !isSame(person, author));
    if (isApart(present, togetherOf(card, names))) throw refuse('messages.homes-apart');
    if (others.length === 0) throw refuse('messages.nobody-left');
    const mayBe = mayAttach(deps, org, thread.schoolId);
    const attachments = filesToSend(ids, announced, { by: author, pupilId: thread.pupilId, mayAttach: mayBe });
    const until = waitsUntil(org, { schoolId: thread.schoolId, as, moment });
    const people = thread.parties.map(({ person }) => person);
    const held = until === undefined ? undefined : heldFor(people, { until, atOnce });
    const viewer = { person: author, basis, language, card, names };
    const sent = planSend(ownerId, { thread, was, author, basis, text, attachments, others, held }, moment);
    const body = showMessage(sent.message, viewer, { marks: [], now: moment.instant });
    const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201, body });
    const links = [{ threadId: thread.threadId, messageId: sent.message.messageId }];
    const files = deps.attachments.linked(ownerId, ids, { links, now: moment.instant });
    const saved = await deps.store.send({ ownerId, sent: [sent], author, relation, reply, files, moment });
    if (saved === 'too-many') throw refuse('messages.too-many');
    return saved === 'saved' ? body : 'moved';
  });
