import * as z from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { type AuthorizedPupil, authorizePupil, type PupilRight } from '../access/authorize-pupil.ts';
import type { Lookup, PupilCard } from '../roster/lookup.ts';
import { loadOrgContext } from '../settings/lookup.ts';
import type { Refusal } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import { type MessageOrg, mustBeOn, mustBeOpen, type OrgDeps, waitsUntil } from './delivery.ts';
import { newThread } from './new-thread.ts';
import { heldFor, planSend } from './plan-send.ts';
import type { Party, Thread } from './record.ts';
import { refuse } from './refusals.ts';
import { cardsOf, MAY_WRITE, presentIn, roleTo, type StaffOnce, staffOnce } from './rights.ts';
import { isSame, isWaiting, type Person } from './rules.ts';
import type { MessagesStore } from './store.ts';

export type ReplyDeps = OrgDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff'>;
  readonly store: Pick<MessagesStore, 'thread' | 'beside' | 'send'>;
  readonly idempotency: Idempotency;
};
/** What is replied to. */
type Cause = {
  /** The same for the same cause, writer and pupil, so that a second reply continues the first. */
  readonly threadId: string;
  readonly schoolId: string;
  readonly subject: string;
  /** The only reader of the reply. */
  readonly staffId: string;
  /** The refusal where that person does not teach the pupil today. */
  readonly notTheirs: (org: MessageOrg) => Refusal;
};
/** The writer, by the right to write in conversations about the pupil. */
type Writer = AuthorizedPupil<'guardian' | 'pupil'>;
type Input = {
  readonly pupilId: string;
  readonly text: string;
  readonly idempotencyKey: IdempotencyKey;
  /** Finds what is replied to, for somebody with the right to write, or refuses. */
  readonly find: (writer: Writer) => Promise<Cause>;
};

const MAY_REPLY: PupilRight<'guardian' | 'pupil'> = MAY_WRITE;

const Replied = z.object({
  threadId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  messageId: z.string(),
  heldUntil: z.nullable(z.string()),
});

/**
 * A family replies to one member of staff (G4): in a conversation of the two about the pupil, which the first reply
 * makes. It follows every rule of a message: answer hours, the limit of an hour, rights, idempotency. Three reads and
 * one transaction.
 */
export const replyToStaff = (deps: ReplyDeps) => (caller: FamilyCaller, input: Input) =>
  retryWhileCrowded(async (): Promise<z.output<typeof Replied> | 'moved'> => {
    const { as, login, moment } = caller;
    const { ownerId } = login;
    const { pupilId, text, idempotencyKey } = input;
    const writer = await authorizePupil(deps.lookup, caller, {
      right: MAY_REPLY,
      pupilId,
      load: () => Promise.all([deps.idempotency.find(caller, idempotencyKey), loadOrgContext(deps, caller)]),
    });
    const [replied, org] = writer.loaded;
    if (replied) return Replied.parse(replied.body);
    const cause = await input.find(writer);
    const { threadId, schoolId } = cause;
    mustBeOn(org, schoolId);
    const { actor, card, basis, relation } = writer;
    const author = { kind: as, id: actor.personId };
    const begun = newThread(
      { ...named(cause), pupilId, author, others: [{ kind: 'staff', id: cause.staffId }], linked: [] },
      moment,
    );
    const { teacher, thread, staff, was, atOnce } = await conversation(deps, ownerId, begun);
    if (!teacher || roleTo(teacher, { ownerId, card, day: moment.day }) === undefined) throw cause.notTheirs(org);
    mustBeOpen(thread, org, moment);
    const present = presentIn({ ownerId, card, thread, staff, day: moment.day });
    const others = present.filter(({ person }) => !isSame(person, author));
    const until = waitsUntil(org, { schoolId, as, moment });
    const held = until === undefined ? undefined : heldFor(peopleOf(thread), { until, atOnce });
    const sent = planSend(ownerId, { thread, was, author, basis, text, others, held }, moment);
    const heldUntil = sent.message.held && isWaiting(sent.message, moment.instant) ? sent.message.held.until : null;
    const body = { threadId, pupilId, schoolId, messageId: sent.message.messageId, heldUntil };
    const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201, body });
    const saved = await deps.store.send({ ownerId, sent: [sent], author, relation, reply, moment });
    if (saved === 'too-many') throw refuse('messages.too-many');
    return saved === 'saved' ? body : 'moved';
  });

const named = ({ threadId, schoolId, subject }: Cause) => ({ threadId, schoolId, subject });
const peopleOf = ({ parties }: { readonly parties: readonly Pick<Party, 'person'>[] }): readonly Person[] =>
  parties.map(({ person }) => person);

/**
 * The conversation as it is, or as it begins, with what a send needs to know of its people: one read, and a second one
 * where a colleague was added to it.
 */
async function conversation({ lookup, store }: ReplyDeps, ownerId: string, begun: Thread) {
  const once = staffOnce(lookup, ownerId);
  const [kept, known] = await Promise.all([
    store.thread(ownerId, begun.threadId),
    besideOf({ store }, { ownerId, thread: begun, once }),
  ]);
  const thread = kept ?? begun;
  const isSameTwo = thread.parties.length === begun.parties.length;
  const all = isSameTwo ? known : await besideOf({ store }, { ownerId, thread, once });
  const teacher = begun.parties.map(({ person }) => all.staff.get(person.id)).find((card) => card !== undefined);
  return { ...all, thread, teacher };
}

type Beside = { readonly ownerId: string; readonly thread: Thread; readonly once: StaffOnce };

async function besideOf({ store }: Pick<ReplyDeps, 'store'>, { ownerId, thread, once }: Beside) {
  const [staff, beside] = await Promise.all([cardsOf(peopleOf(thread), once), store.beside(ownerId, thread)]);
  return { ...beside, staff };
}

/** True where this member of staff gets replies about the pupil: by the teacher's own records of the day (law 2). */
export const teaches = (
  teacher: Parameters<typeof roleTo>[0] | undefined,
  about: { readonly ownerId: string; readonly card: PupilCard; readonly day: string },
): boolean => teacher !== undefined && roleTo(teacher, about) !== undefined;
