import { type CallerAs, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Message } from './record.ts';
import { authorizeThread, MAY_MARK, READ, type ThreadDeps, type ThreadName } from './rights.ts';
import { type PersonKind, sees } from './rules.ts';
import type { MessagesStore } from './store.ts';
import { isApart, namesOf } from './view.ts';

export type MessageFilesDeps = ThreadDeps & {
  readonly lookup: Pick<Lookup, 'guardianContacts' | 'staffNames'>;
  readonly store: Pick<MessagesStore, 'message'>;
  readonly logRead: LogRead;
};

/**
 * The files of a message that the caller sees today, by the rules of its text; looks of staff are logged. Whatever is
 * not seen is not found.
 */
export const messageFiles =
  (deps: MessageFilesDeps) =>
  async (
    caller: CallerAs<PersonKind>,
    input: ThreadName & { readonly messageId: string },
  ): Promise<NonNullable<Message['attachments']>> => {
    const { as, login, moment, language } = caller;
    const { ownerId } = login;
    const found = await authorizeThread(
      deps,
      { ...caller, name: input },
      {
        right: MAY_MARK,
        load: () => deps.store.message(ownerId, input),
        beside: ({ thread, loaded }) => {
          const people = [...thread.parties.map(({ person }) => person), ...(loaded ? [loaded.by] : [])];
          return namesOf(deps.lookup, ownerId, people);
        },
      },
    );
    const { actor, card, basis, party, loaded: message, beside: names } = found;
    const viewer = { person: party.person, basis, language, card, names };
    if (message?.status !== 'sent' || !sees(party, message, moment.instant)) throw notFound();
    if (isApart(message.by, viewer)) throw notFound();
    await logLooks(deps.logRead, actor, moment, READ[as], [{ facts: card.facts, basis }]);
    return message.attachments ?? [];
  };
