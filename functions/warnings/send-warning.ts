import type { output } from 'zod/mini';
import { type Caller, logLooks } from '../access/authorize.ts';
import { standingRelation } from '../access/policy.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { relationConditionOf } from '../shared/table/relation-condition.ts';
import { halfYearOf } from '../shared/time.ts';
import { type AuthorizeDeps, loadContext, type WarningName } from './authorize.ts';
import { warningFact } from './events.ts';
import { type RecordDeps, readAbsence } from './evidence.ts';
import { mustBeFree, nextDraft, ownDraft } from './own-draft.ts';
import { saidOf, warningOf } from './plan-warning.ts';
import { faultsOfLetter } from './print-faults.ts';
import { changeSince, fingerprintOf, type Recipients, recipientsOf } from './recipients.ts';
import type { SentWarning, WarningRow } from './record.ts';
import { refuse } from './refusals.ts';
import { sendableFrom } from './rules.ts';
import { Warning as WireWarning } from './schema.ts';
import type { WarningsStore } from './store.ts';
import { showWarning } from './view.ts';

export type SendDeps = AuthorizeDeps &
  RecordDeps & {
    readonly store: Pick<WarningsStore, 'draft' | 'head' | 'send'>;
    readonly idempotency: Idempotency;
  };

type Input = WarningName & { readonly ifMatch: number; readonly seen: string; readonly idempotencyKey: IdempotencyKey };

/**
 * Sends a warning (D5): two reads and one transaction with the warning, its letter, its line, the chain, the draft's
 * state, the fact and the answer. It computes the recipients anew, and refuses if they differ from the preview.
 */
export const sendWarning = (deps: SendDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof WireWarning> | 'moved'> => {
    const { moment } = caller;
    const { ownerId } = caller.login;
    const { warningId, pupilId, ifMatch, seen, idempotencyKey } = input;
    const load = () =>
      Promise.all([
        deps.store.draft(ownerId, warningId),
        deps.idempotency.find(caller, idempotencyKey),
        deps.store.head(ownerId, pupilId),
        readAbsence(deps, ownerId, pupilId, moment),
      ]);
    const asked = await loadContext(deps, caller, { ...input, load });
    const [found, replied, head, records] = asked.loaded;
    const { staff, card, settings } = asked;
    const { draft, right, words, choices } = ownDraft(asked, input, found, moment);
    const { action, basis, subjects } = right;
    await logLooks(deps.logRead, staff.actor, moment, action, [{ facts: card.facts, basis }]);
    if (replied) return WireWarning.parse(replied.body);
    const approval = settings['warnings.approval'];
    const staffId = staff.actor.personId;
    const after = nextDraft(draft, 'send', { staffId, basis, moment }, { approval, ifMatch });
    const parts = { draft, asked, words, subjects, basis, moment, sender: staff.card };
    mustBeFree(faultsOfLetter(parts, choices));
    const who = recipientsOf(ownerId, card, moment.day);
    mustBeSeen(who, seen);
    const said = saidOf({ ...parts, who, records });
    const { sent, bytes } = warningOf(said, head);
    const none = new Map<string, string>();
    const names = new Map([[staffId, staff.card.name]]);
    const body = showWarning(sent, undefined, { staffId, names, scope: 'all', guardians: none });
    const saved = await deps.store.send({
      ownerId,
      after,
      sent,
      bytes,
      head,
      row: rowOf(sent),
      today: moment.day,
      before: { version: draft.version, from: sendableFrom(approval) },
      relations: who.recipients.flatMap(({ person }) => {
        const relation = person.kind === 'guardian' ? standingRelation(person.id, card.facts, moment.day) : undefined;
        return relation ? [relationConditionOf(pupilId, relation)] : [];
      }),
      fact: sentFact(ownerId, sent),
      reply: await deps.idempotency.put(caller, idempotencyKey, { status: 201, body }),
    });
    return saved === 'saved' ? body : 'moved';
  });

/** Refuses recipients who differ from the preview, after a birthday or a change of a relation. */
function mustBeSeen({ recipients, leftOut }: Recipients, seen: string): void {
  const now = fingerprintOf(recipients);
  const change = changeSince(seen, now);
  if (!change) return;
  const why = leftOut.some((guardian) => guardian.why === 'pupil-of-age') ? 'pupil-of-age' : 'relations';
  throw refuse('warnings.recipients-changed', { ...change, why, seen: now });
}

/** The fields of a warning that lists show. */
function rowOf(sent: SentWarning): WarningRow {
  const { warningId, pupilId, schoolId, kind, period, subjects, byDay, sentAt, sentOn, sentBy } = sent;
  return {
    warningId,
    pupilId,
    schoolId,
    kind,
    subjects,
    byDay,
    sentAt,
    sentOn,
    periodId: period.id,
    halfYear: halfYearOf(sentOn).id,
    sentBy: sentBy.staffId,
  };
}

function sentFact(ownerId: string, sent: SentWarning) {
  const { warningId, schoolId, pupilId, kind, recipients, sentAt, sentBy } = sent;
  const data = { warningId, schoolId, pupilId, kind, recipients, sentBy: sentBy.staffId };
  return warningFact('warning-sent', { ownerId, occurredAt: sentAt, data });
}
