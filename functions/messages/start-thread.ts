import type { output } from 'zod/mini';
import type { CallerAs, FamilyCaller } from '../access/authorize.ts';
import { type AuthorizedPupil, authorizePupil } from '../access/authorize-pupil.ts';
import type { AttachmentsLookup } from '../attachments/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext } from '../settings/lookup.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { newId } from '../shared/ids.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import type { Moment } from '../shared/time.ts';
import { type FilesDeps, type MessageOrg, mayAttach, mustBeOn, type OrgDeps, waitsUntil } from './delivery.ts';
import { filesToSend } from './files-to-send.ts';
import { homesToBegin } from './homes.ts';
import { newThread } from './new-thread.ts';
import { heldFor, planSend } from './plan-send.ts';
import type { Thread } from './record.ts';
import { refuse } from './refusals.ts';
import { MAY_START, othersAtHome, roleTo, staffOnce } from './rights.ts';
import { type Held, MOST_PARTIES, type Person, type PersonKind } from './rules.ts';
import { Started } from './schema.ts';
import type { MessagesStore } from './store.ts';
import { namesOf } from './view.ts';

export type StartDeps = OrgDeps &
  FilesDeps & {
    readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'guardianContacts' | 'staffNames'>;
    readonly store: Pick<MessagesStore, 'atOnce' | 'send'>;
    readonly idempotency: Idempotency;
    readonly attachments: Pick<AttachmentsLookup, 'files' | 'linked'>;
  };
type Said = {
  readonly pupilId: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly string[] | undefined;
  readonly idempotencyKey: IdempotencyKey;
};
type FamilyInput = Said & { readonly to: readonly string[]; readonly withOthers?: boolean | undefined };
type StaffInput = Said & { readonly schoolId: string; readonly to?: readonly string[] | undefined };

/**
 * A family starts a conversation with teachers of the pupil (G1): two reads and one transaction. `withOthers`: the
 * other guardians of the same home are in it too, except protected ones, who are named to nobody.
 */
export const startAsFamily = (deps: StartDeps) => (caller: FamilyCaller, input: FamilyInput) =>
  started(deps, caller, {
    input,
    plan: async ({ actor, card, org }) => {
      const { lookup, store } = deps;
      const { ownerId } = caller.login;
      const { as, moment } = caller;
      const { day } = moment;
      const { schoolId } = card.facts;
      const author = { kind: as, id: actor.personId };
      const near = input.withOthers === true ? othersAtHome(author, { ownerId, card, day }) : [];
      const ids = [...new Set(input.to)];
      const staff = staffOnce(lookup, ownerId);
      const teachers = ids.map((id) => ({ kind: 'staff', id }) as const);
      const [cards, { guardians }, atOnce] = await Promise.all([
        Promise.all(ids.map(staff)),
        namesOf(lookup, ownerId, near),
        store.atOnce(ownerId, ids),
      ]);
      const teach = cards.every((teacher) => teacher && roleTo(teacher, { ownerId, card, day }) !== undefined);
      if (!teach) throw refuse('messages.not-available', {}, { at: '/to' });
      const others = near.filter(({ id }) => guardians.get(id)?.isProtected === false);
      const until = waitsUntil(org, { schoolId, as, moment });
      const held = until === undefined ? undefined : heldFor(teachers, { until, atOnce });
      return { schoolId, homes: [[...others, ...teachers]], held };
    },
  });

/**
 * A teacher starts a conversation with the pupil's homes, or with some of their people: two reads and one transaction.
 * Homes that do not know of each other get a conversation each (G5).
 */
export const startAsStaff = (deps: StartDeps) => (caller: CallerAs<'staff'>, input: StaffInput) =>
  started(deps, caller, {
    input,
    plan: async ({ card }) => {
      const { schoolId, to } = input;
      const { ownerId } = caller.login;
      const homes = await homesToBegin(deps.lookup, { ownerId, card, day: caller.moment.day });
      const wanted = to && new Set(to);
      const known = new Set(homes.flat().map(({ id }) => id));
      const chosen = homes
        .map((home) => home.filter(({ id }) => wanted === undefined || wanted.has(id)))
        .filter((home) => home.length > 0);
      const isUnknown = [...(wanted ?? [])].some((id) => !known.has(id));
      if (isUnknown || chosen.length === 0) throw refuse('messages.not-available', {}, { at: '/to' });
      return { schoolId, homes: chosen, held: undefined };
    },
  });

type Context = AuthorizedPupil<PersonKind> & { readonly org: MessageOrg };
/** The others of each new conversation, and for whom its first message waits. */
type Planned = {
  readonly schoolId: string;
  readonly homes: readonly (readonly Person[])[];
  readonly held: Held | undefined;
};
type Start = {
  readonly input: Said & { readonly schoolId?: string };
  readonly plan: (context: Context) => Promise<Planned>;
};

const started = (deps: StartDeps, caller: CallerAs<PersonKind>, { input, plan }: Start) =>
  retryWhileCrowded(async (): Promise<output<typeof Started> | 'moved'> => {
    const { login, moment, as } = caller;
    const { ownerId } = login;
    const { pupilId, idempotencyKey, text, attachments: ids = [] } = input;
    const found = await authorizePupil(deps.lookup, caller, {
      right: MAY_START,
      pupilId,
      schoolId: input.schoolId,
      load: () =>
        Promise.all([
          deps.idempotency.find(caller, idempotencyKey),
          loadOrgContext(deps, caller),
          deps.attachments.files(ownerId, ids),
        ]),
    });
    const [replied, org, announced] = found.loaded;
    if (replied) return Started.parse(replied.body);
    const { actor, basis, relation } = found;
    mustBeOn(org, input.schoolId ?? found.card.facts.schoolId);
    const planned = await plan({ ...found, org });
    if (planned.homes.some((home) => home.length >= MOST_PARTIES))
      throw refuse('messages.not-available', {}, { at: '/to' });
    const author = { kind: as, id: actor.personId };
    const mayBe = mayAttach(deps, org, planned.schoolId);
    const attachments = filesToSend(ids, announced, { by: author, pupilId, mayAttach: mayBe });
    const threads = newThreads({ input, planned, author, moment });
    const sent = threads.map((thread) => {
      const others = thread.parties.slice(1).map(({ person }) => ({ person, as: 'relation' as const }));
      return planSend(
        ownerId,
        { thread, author, basis, text, attachments, others, held: planned.held, was: [] },
        moment,
      );
    });
    const body = { threads: threads.map(({ threadId, schoolId }) => ({ threadId, pupilId, schoolId })) };
    const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201, body });
    const links = sent.map(({ message: { threadId, messageId } }) => ({ threadId, messageId }));
    const files = deps.attachments.linked(ownerId, ids, { links, now: moment.instant });
    const saved = await deps.store.send({ ownerId, sent, author, relation, reply, files, moment });
    if (saved === 'too-many') throw refuse('messages.too-many');
    return saved === 'saved' ? body : 'moved';
  });

type New = { readonly input: Said; readonly planned: Planned; readonly author: Person; readonly moment: Moment };

/** Conversations without a message, one for each home, the author first in each. */
function newThreads({ input, planned, author, moment }: New): readonly Thread[] {
  const { pupilId, subject } = input;
  const { schoolId } = planned;
  const ids = planned.homes.map(newId);
  return planned.homes.map((others, index) => {
    const linked = ids.filter((_id, other) => other !== index);
    return newThread({ threadId: ids[index] ?? '', pupilId, schoolId, subject, author, others, linked }, moment);
  });
}
