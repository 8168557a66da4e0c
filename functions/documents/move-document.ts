import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import type { Lookup, StaffCard } from '../roster/lookup.ts';
import { stale } from '../shared/errors.ts';
import type { Fact } from '../shared/fact.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import type { DocumentName } from './authorize.ts';
import { hashOf, nameOf, progressOf } from './content.ts';
import { documentFact } from './events.ts';
import { templateFor } from './known-template.ts';
import { leadsSchools } from './leads.ts';
import { loadWhole, type OpenDeps, type OpenedDocument, shownTo } from './open-document.ts';
import { askedIds, endOfQuestion } from './question.ts';
import type { Whole } from './reads.ts';
import type { Deputy, Meta, SectionText, Step } from './record.ts';
import { refuse } from './refusals.ts';
import {
  leaseOfOther,
  MOST_GRANTS,
  NEEDS_REASON,
  type Ordered,
  roleOn,
  STEPS,
  type State,
  stateAfter,
} from './rules.ts';
import type { DocumentView } from './schema.ts';
import { changedBy, stepOf, withoutApproval } from './steps.ts';
import type { DocumentsStore } from './store.ts';

export type MoveDeps = OpenDeps & {
  readonly lookup: Pick<Lookup, 'staff'>;
  readonly store: Pick<DocumentsStore, 'saveMeta'>;
};
type Input = DocumentName & {
  readonly move: Exclude<Ordered, 'archive'>;
  readonly reason?: string | undefined;
  readonly approverId?: string | undefined;
  readonly ifMatch: number;
};
/** The leader who is asked, and the deputy of that leader. */
type Asked = { readonly approver: StaffCard | undefined; readonly deputy: Deputy | undefined };
type Found = OpenedDocument<Asked>;

/**
 * Moves a document on (I3, I4): an owner asks, withdraws, finishes, reopens and discards, the approver or the deputy
 * approves and returns. Two reads and one transaction with the history and the fact.
 */
export const moveDocument = (deps: MoveDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof DocumentView> | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const found = await loadWhole(deps, caller, {
      name: input,
      right: STEPS[input.move].by,
      load: () => readAsked(deps, ownerId, input),
    });
    const { meta, whole, card, pupil } = found;
    if (input.ifMatch !== meta.version) throw stale(meta.version);
    mustBeReasoned(input);
    const state = stateOrRefuse(found, input, moment.day);
    mustBeQuiet(found, input, moment.instant);
    const hash = hashOf(meta, whole.sections);
    const at = moment.instant;
    const changed = { ...changedBy(meta, card, at), pupilName: nameOf(pupil) || meta.pupilName };
    const next = afterMove(found, { ...input, changed, state, hash, at, day: moment.day });
    const step = stepOf(actOf(input, next), card, { at, version: next.version });
    const facts = factsOf(found, { ownerId, next, move: input.move, at, day: moment.day });
    const saved = await deps.store.saveMeta({
      ownerId,
      before: meta,
      after: next,
      steps: [step],
      facts,
      text: boundBy(input, whole),
    });
    return saved === 'saved'
      ? shownTo(found, caller, { ...whole, meta: next, steps: [...whole.steps, step] })
      : 'moved';
  });

async function readAsked(deps: MoveDeps, ownerId: string, { move, approverId }: Input): Promise<Asked> {
  if (move !== 'ask' || approverId === undefined) return { approver: undefined, deputy: undefined };
  const [approver, deputy] = await Promise.all([
    deps.lookup.staff(ownerId, approverId),
    deps.store.deputyOf(ownerId, approverId),
  ]);
  return { approver, deputy };
}

/** A question, an approval and an end are of exactly the text that was read: a saving meanwhile makes it read again. */
const boundBy = ({ move }: Input, { sections }: Whole): readonly SectionText[] =>
  move === 'ask' || move === 'approve' || move === 'finish' ? sections : [];

function mustBeReasoned({ move, reason }: Input): void {
  if (NEEDS_REASON.has(move) && reason === undefined) throw refuse('documents.reason-missing', {}, { at: '/reason' });
}

function stateOrRefuse({ meta, whole, card }: Found, { move }: Input, day: Day): State {
  const progress = progressOf(meta, templateFor(meta, whole.template), whole.sections);
  const after = stateAfter(move, progress);
  if ('refused' in after) throw refuse(after.refused);
  const answers = move === 'approve' || move === 'return';
  // Nobody approves a text of their own.
  if (answers && owns(meta, card.staffId, day)) throw refuse('documents.own-approval');
  // An edit makes a draft of it in its own transaction: this holds where two come at the same moment.
  if (move === 'approve' && meta.asked?.hash !== hashOf(meta, whole.sections)) throw refuse('documents.not-asked');
  return after.state;
}

/** A document is not closed over the text that a colleague is writing. */
function mustBeQuiet({ whole, card }: Found, { move }: Input, now: string): void {
  if (move !== 'finish') return;
  const writer = whole.sections.map(({ lease }) => leaseOfOther(lease, card.staffId, now) && lease).find(Boolean);
  if (writer) throw refuse('documents.somebody-writes', { name: writer.name });
}

type Moving = Input & {
  readonly changed: Meta;
  readonly state: State;
  readonly hash: string;
  readonly at: string;
  readonly day: string;
};

function afterMove({ meta, card, loaded }: Found, moving: Moving): Meta {
  const { move, changed, state, hash, at, day } = moving;
  const { staffId, name } = card;
  switch (move) {
    case 'ask': {
      const { approver } = loaded.more;
      if (!approver || !mayApprove(approver, meta, day))
        throw refuse('documents.no-approver', {}, { at: '/approverId' });
      const deputyId = deputyToTell(meta, loaded.more, day);
      const asked = {
        approverId: approver.staffId,
        approverName: approver.name,
        by: staffId,
        byName: name,
        at,
        hash,
        ...(deputyId !== undefined && { deputyId }),
      };
      return { ...withoutApproval(changed), state, asked };
    }
    case 'approve':
      return { ...withoutApproval(withReader(changed, card, day)), state, approved: { by: staffId, name, at, hash } };
    case 'finish': {
      const { asked: _asked, ...rest } = changed;
      return { ...rest, state };
    }
    default:
      return { ...withoutApproval(changed), state };
  }
}

/** The leader who was asked and has approved goes on reading; a deputy reads on the days of the stand-in alone. */
function withReader(meta: Meta, { staffId, name }: StaffCard, day: string): Meta {
  const isIn = meta.grants.some((grant) => grant.staffId === staffId);
  if (isIn || meta.asked?.approverId !== staffId || meta.grants.length >= MOST_GRANTS) return meta;
  const givenBy = meta.asked?.by ?? staffId;
  return { ...meta, grants: [...meta.grants, { staffId, name, role: 'read', from: day, givenBy }] };
}

/** True for an owner on that day: an owner of before or of later days may approve today. */
const owns = ({ grants }: Meta, staffId: string, day: Day): boolean => roleOn(grants, staffId, day) === 'owner';

/** A leader or principal of the document's school who does not own it. */
export const mayApprove = (card: StaffCard, meta: Meta, day: string): boolean =>
  leadsSchools(card, day).includes(meta.schoolId) && !owns(meta, card.staffId, day);

/** The deputy on the days of the stand-in; nobody who owns the document, since an owner would be asked in vain. */
const deputyToTell = (meta: Meta, { deputy }: Asked, day: Day): string | undefined =>
  deputy && holdsOn(deputy, day) && !owns(meta, deputy.staffId, day) ? deputy.staffId : undefined;

const actOf = ({ move, reason }: Input, { asked }: Meta): Pick<Step, 'what' | 'reason' | 'about' | 'aboutName'> => ({
  what: move,
  ...(reason !== undefined && { reason }),
  ...(move === 'ask' && asked && { about: asked.approverId, aboutName: asked.approverName }),
});

type Telling = {
  readonly ownerId: string;
  readonly next: Meta;
  readonly move: Ordered;
  readonly at: string;
  readonly day: string;
};

/** The fact of a move, for those who act next; nobody is told of what they did themselves. */
function factsOf({ meta, card }: Found, { ownerId, next, move, at, day }: Telling): readonly Fact[] {
  const { documentId, pupilId, schoolId, grants } = meta;
  const { staffId } = card;
  const { version } = next;
  const data = { documentId, pupilId, schoolId, madeBy: { kind: 'staff', personId: staffId } } as const;
  const made = { ownerId, occurredAt: at };
  const ownerIds = grants
    .filter(({ role, ...dated }) => role === 'owner' && holdsOn(dated, day))
    .map((grant) => grant.staffId);
  const answer = { ...data, ownerIds, approverIds: [...askedIds(meta)], version };
  if (move === 'ask')
    return [documentFact('document-asked', { ...made, data: { ...data, approverIds: [...askedIds(next)], version } })];
  if (move === 'approve') return [documentFact('document-approved', { ...made, data: answer })];
  if (move === 'return') return [documentFact('document-returned', { ...made, data: answer })];
  if (move === 'finish') return [documentFact('document-finished', { ...made, data })];
  return endOfQuestion(meta, { ownerId, at, by: staffId, version });
}
