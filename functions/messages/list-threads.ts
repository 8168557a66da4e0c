import type { output } from 'zod/mini';
import { type CallerAs, type Calling, logLooks } from '../access/authorize.ts';
import { actorOf } from '../access/authorize-pupil.ts';
import type { Actor } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { isAt, type Lookup, type PupilCard, roleId } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import type { Moment } from '../shared/time.ts';
import { stateOf } from './colleague-rules.ts';
import type { Thread } from './record.ts';
import { decideThread, READ, seatIn } from './rights.ts';
import { MOST_UNREAD, type Person, type PersonKind } from './rules.ts';
import type { Threads } from './schema.ts';
import type { MessagesStore } from './store.ts';
import { namesOf, showLine } from './view.ts';

export type ListDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'guardianContacts' | 'staffNames'>;
  readonly store: Pick<MessagesStore, 'list' | 'unread' | 'lines'>;
  readonly logRead: LogRead;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};
type Input = { readonly cursor?: string | undefined; readonly limit?: string | undefined };

const PAGE = 20;

/**
 * The caller's conversations, last message first, and on the first page the number of unread ones: three reads.
 * Conversations without today's right are left out of both. The number costs a pupil's card for each of up to
 * ninety-nine, so that later pages leave it out.
 */
export const listThreads =
  (deps: ListDeps) =>
  async (caller: CallerAs<PersonKind>, input: Input): Promise<output<typeof Threads>> => {
    const { lookup, store } = deps;
    const { as, login, moment } = caller;
    const { ownerId } = login;
    const [who, secret] = await Promise.all([lookup.whoIs(login), deps.secret()]);
    const person = { kind: as, id: roleId(who, as, moment.day) };
    const bound = ['threads', ownerId, as, person.id];
    const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
    const limit = Number(input.limit ?? PAGE);
    const [actor, found, waiting] = await Promise.all([
      actorOf(lookup, caller, who),
      store.list(ownerId, person, { limit, after }),
      after === undefined ? store.unread(ownerId, person) : [],
    ]);
    const page = found.slice(0, limit);
    const listed = page.map(({ threadId }) => threadId);
    const threads = waiting.map(({ threadId }) => threadId);
    const [cards, lines, names] = await Promise.all([
      cardsOf(lookup, ownerId, [...page, ...waiting]),
      store.lines(ownerId, person, { threads, listed }),
      namesOf(
        lookup,
        ownerId,
        page.flatMap(({ parties, lastBy }) => [...parties, lastBy]),
      ),
    ]);
    const rightTo = rightsIn(actor, { cards, threads: lines.threads, moment });
    const rows = page.flatMap((line) => {
      const right = rightTo(line.threadId);
      return right ? [{ line, ...right }] : [];
    });
    const read = rows.map(({ card, basis }) => ({ facts: card.facts, basis }));
    await logLooks(deps.logRead, actor, moment, READ[as], read);
    const last = found.length > limit ? page.at(-1)?.lastMessageId : undefined;
    return {
      threads: rows.map(({ line, card, thread, basis }) => {
        const viewer = { person, basis, language: caller.language, card, names };
        const parties = line.parties.filter((each) => !hasEnded(thread, each, moment));
        return showLine({ ...line, parties }, viewer, lines.unread.has(line.threadId));
      }),
      unread:
        after === undefined ? Math.min(threads.filter((id) => rightTo(id) !== undefined).length, MOST_UNREAD) : null,
      next: last === undefined ? null : sealCursor(secret, bound, last),
    };
  };

/** True for an added colleague whose last day is over: no message tells the lists of it. */
function hasEnded(thread: Thread, who: Person, moment: Moment): boolean {
  const seat = seatIn(thread, who);
  return seat !== undefined && stateOf(seat, moment) === 'out';
}

type Known = {
  readonly cards: ReadonlyMap<string, PupilCard>;
  readonly threads: ReadonlyMap<string, Thread>;
  readonly moment: Calling['moment'];
};

/** Today's right to a conversation that the person is in, with its pupil. */
const rightsIn =
  (actor: Actor, { cards, threads, moment }: Known) =>
  (threadId: string) => {
    const thread = threads.get(threadId);
    const card = thread && cards.get(thread.pupilId);
    const person = { kind: actor.kind, id: actor.personId };
    if (!card || !seatIn(thread, person)) return undefined;
    // Staff open it at its school: of a pupil who has left that school it is not found there.
    if (actor.kind === 'staff' && !isAt(card, thread.schoolId, moment.day)) return undefined;
    const decision = decideThread(READ[actor.kind], actor, { card, thread, day: moment.day });
    return decision.allowed ? { card, thread, basis: decision.basis } : undefined;
  };

async function cardsOf(
  lookup: Pick<Lookup, 'pupil'>,
  ownerId: string,
  about: readonly { readonly pupilId: string }[],
): Promise<ReadonlyMap<string, PupilCard>> {
  const ids = [...new Set(about.map(({ pupilId }) => pupilId))];
  const cards = await Promise.all(ids.map((id) => lookup.pupil(ownerId, id)));
  return new Map(cards.flatMap((card) => (card ? [[card.facts.pupilId, card] as const] : [])));
}
