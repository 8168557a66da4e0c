import type { output } from 'zod/mini';
import { type CallerAs, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext } from '../settings/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { type FilesDeps, isOn, lastDayOf, mayAttach, type OrgDeps, showDelivery } from './delivery.ts';
import type { Message, Thread } from './record.ts';
import {
  authorizeThread,
  byRelation,
  cardsOf,
  decideThread,
  isApart,
  MAY_READ,
  presentIn,
  type ThreadDeps,
  type ThreadName,
  WRITE,
} from './rights.ts';
import { firstSeen, isSame, type Person, type PersonKind, type Seat, sees, shownState, stateAt } from './rules.ts';
import type { Thread as WireThread } from './schema.ts';
import type { MessagesStore } from './store.ts';
import { namesOf, peopleOf, pupilNameOf, showMessage, togetherOf, type Viewer } from './view.ts';

export type OpenDeps = ThreadDeps &
  OrgDeps &
  FilesDeps & {
    readonly lookup: Pick<Lookup, 'guardianContacts' | 'staffNames'>;
    readonly store: Pick<MessagesStore, 'messages' | 'marks'>;
    readonly logRead: LogRead;
    /** Signs page cursors. */
    readonly secret: () => Promise<string>;
  };
type Input = ThreadName & { readonly cursor?: string | undefined; readonly limit?: string | undefined };

const PAGE = 30;

/** A conversation with a page of its messages, newest first: two reads. Opening it marks nothing as read. */
export const openThread =
  (deps: OpenDeps) =>
  async (caller: CallerAs<PersonKind>, input: Input): Promise<output<typeof WireThread>> => {
    const { lookup, store } = deps;
    const { as, login, moment, language } = caller;
    const { ownerId } = login;
    const secret = await deps.secret();
    const bound = ['thread', ownerId, input.threadId];
    const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
    const limit = Number(input.limit ?? PAGE);
    const found = await authorizeThread(
      deps,
      { ...caller, name: input },
      {
        right: MAY_READ,
        load: () =>
          Promise.all([
            store.messages(ownerId, input.threadId, { limit, after }),
            store.marks(ownerId, input.threadId),
            loadOrgContext(deps, caller),
          ]),
        beside: async ({ thread, loaded: [messages], staff }) => {
          const people = peopleIn(thread, messages);
          return Promise.all([cardsOf(people, staff), namesOf(lookup, ownerId, people)]);
        },
      },
    );
    const { actor, card, basis, thread, party } = found;
    const [messages, marks, org] = found.loaded;
    const [staff, names] = found.beside;
    await logLooks(deps.logRead, actor, moment, MAY_READ.actions[as], [{ facts: card.facts, basis }]);
    const viewer: Viewer = { person: party.person, basis, language, card, names };
    const now = moment.instant;
    const page = await visible(deps, { ownerId, thread, seat: party, limit, now }, messages);
    const present = presentIn({ ownerId, card, thread, staff, day: moment.day });
    const others = present.filter(({ person }) => !isSame(person, party.person));
    const { schoolId } = thread;
    const hasRight = decideThread(WRITE[as], actor, { card, thread, day: moment.day }).allowed;
    const { threadId, pupilId, subject } = thread;
    const status = shownState(stateAt(thread, now));
    const isAlone = others.length === 0 || isApart(present, togetherOf(card, names));
    const mayWrite = hasRight && status === 'open' && !isAlone && isOn(org, schoolId);
    return {
      threadId,
      pupilId,
      schoolId,
      pupilName: pupilNameOf(card),
      subject,
      status,
      people: peopleOf({ present, thread }, viewer, { moment, hasRight }),
      linked: as === 'staff' && byRelation(basis) ? thread.linked : [],
      messages: page.messages.map((message) => showMessage(message, viewer, { marks, now })),
      next: page.last === undefined ? null : sealCursor(secret, bound, page.last),
      mayWrite,
      mayAttach: mayWrite && mayAttach(deps, org, schoolId),
      paused: status === 'paused' ? { lastDay: lastDayOf(thread) } : null,
      delivery: showDelivery(org, { schoolId, as, moment }),
    };
  };

/** Everybody who is named: the people of the conversation, authors, and colleagues whom a line tells of. */
function peopleIn({ parties }: Thread, messages: readonly Message[]): readonly Person[] {
  const colleagues = messages.flatMap(({ change }) => (change ? [{ kind: 'staff', id: change.staffId } as const] : []));
  return [...parties.map(({ person }) => person), ...messages.map(({ by }) => by), ...colleagues];
}

type Wanted = {
  readonly ownerId: string;
  readonly thread: Thread;
  readonly seat: Seat;
  readonly limit: number;
  readonly now: string;
};

/**
 * The messages of a page that the reader sees, and the last of them if there are more. A page of which the reader sees
 * nothing is skipped, so that a cursor never names a message that still waits.
 */
async function visible(
  { store }: Pick<OpenDeps, 'store'>,
  { ownerId, thread, seat, limit, now }: Wanted,
  found: readonly Message[],
): Promise<{ readonly messages: readonly Message[]; readonly last: string | undefined }> {
  const page = found.slice(0, limit);
  const messages = page.filter((message) => sees(seat, message, now));
  const end = page.at(-1)?.messageId ?? '';
  const more = found.length > limit && end > firstSeen(seat);
  if (!more || messages.length > 0) return { messages, last: more ? messages.at(-1)?.messageId : undefined };
  const next = await store.messages(ownerId, thread.threadId, { limit, after: end });
  return visible({ store }, { ownerId, thread, seat, limit, now }, next);
}
