import type { output } from 'zod/mini';
import type { CallerAs } from '../access/authorize.ts';
import type { AttachmentsLookup } from '../attachments/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { Moment } from '../shared/time.ts';
import type { Message, Read, Thread } from './record.ts';
import { refuse } from './refusals.ts';
import { authorizeThread, MAY_WITHDRAW, type ThreadDeps, type ThreadName } from './rights.ts';
import { isSame, isWaiting, mayWithdraw, type Person, type PersonKind, sees } from './rules.ts';
import type { Message as WireMessage } from './schema.ts';
import type { MessagesStore } from './store.ts';
import { namesOf, showMessage } from './view.ts';

export type WithdrawDeps = ThreadDeps & {
  readonly lookup: Pick<Lookup, 'guardianContacts' | 'staffNames'>;
  readonly store: Pick<MessagesStore, 'message' | 'marks' | 'withdraw'>;
  readonly attachments: Pick<AttachmentsLookup, 'files' | 'unlinked'>;
};
type Input = ThreadName & { readonly messageId: string };

/**
 * Takes back an own message that nobody has read, or that still waits: two reads and one transaction. Its text is
 * deleted, its files too; a line stays. A repeat answers the same.
 */
export const withdrawMessage = (deps: WithdrawDeps) => (caller: CallerAs<PersonKind>, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof WireMessage> | 'moved'> => {
    const { as, login, moment, language } = caller;
    const { ownerId } = login;
    const { threadId } = input;
    const found = await authorizeThread(
      deps,
      { ...caller, name: input },
      {
        right: MAY_WITHDRAW,
        load: () => Promise.all([deps.store.message(ownerId, input), deps.store.marks(ownerId, threadId)]),
        beside: ({ thread, loaded: [message] }) => {
          const own = thread.parties.flatMap(({ person }) => (person.kind === as ? [person] : []));
          const ids = (message?.attachments ?? []).map(({ attachmentId }) => attachmentId);
          return Promise.all([namesOf(deps.lookup, ownerId, own), deps.attachments.files(ownerId, ids)]);
        },
      },
    );
    const { thread, party, card, basis, relation } = found;
    const [names, attached] = found.beside;
    const [message, marks] = found.loaded;
    if (!message || message.change !== undefined || !sees(party, message, moment.instant)) throw notFound();
    if (!isSame(message.by, party.person)) throw refuse('messages.author-withdraws');
    const viewer = { person: party.person, basis, language, card, names };
    const show = (shown: Message) => showMessage(shown, viewer, { marks, now: moment.instant });
    if (message.status !== 'sent') return show(message);
    if (!mayWithdraw(message, marks, moment.instant)) throw refuse('messages.already-read');
    const others = mayHaveRead(message, { thread, marks, moment });
    const files = deps.attachments.unlinked(ownerId, attached, { message: message.messageId, now: moment.instant });
    const saved = await deps.store.withdraw({ ownerId, thread, message, others, files, relation, moment });
    return saved ? show({ ...message, status: 'withdrawn', text: '', withdrawnAt: moment.instant }) : 'moved';
  });

type Readers = { readonly thread: Thread; readonly marks: readonly Read[]; readonly moment: Moment };

/** Those who must not have read the message: while it waits, only those for whom it waits. */
function mayHaveRead(message: Message, { thread, marks, moment }: Readers): readonly Person[] {
  if (isWaiting(message, moment.instant))
    return (message.held?.for ?? []).map((id) => ({ kind: 'staff', id }) as const);
  const people = [...thread.parties, ...marks].map(({ person }) => person);
  const others = people.filter((person) => !isSame(person, message.by));
  return others.filter((person, index) => others.findIndex((other) => isSame(other, person)) === index);
}
