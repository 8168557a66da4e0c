import type { output } from 'zod/mini';
import { type Caller, logOpened } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import { notFound } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { type AuthorizeDeps, loadContext, rightToWrite, type WarningContext, type WarningName } from './authorize.ts';
import { warningFact } from './events.ts';
import { mustBeFree, nextDraft } from './own-draft.ts';
import type { SentWarning, WarningEnd, WarningRow } from './record.ts';
import { refuse } from './refusals.ts';
import { type Ending, faultOfEnd, overtakes, STEPS } from './rules.ts';
import { Warning as WireWarning } from './schema.ts';
import type { WarningsStore } from './store.ts';
import { showWarning } from './view.ts';

export type EndDeps = AuthorizeDeps & {
  readonly store: Pick<WarningsStore, 'draft' | 'sent' | 'ofPupil' | 'saveEnd'>;
  readonly idempotency: Idempotency;
};

type Input = WarningName & {
  readonly how: Ending;
  readonly reason?: string | undefined;
  readonly overtakenBy?: string | undefined;
  readonly idempotencyKey: IdempotencyKey;
};

/**
 * Ends a sent warning, once (D7): two reads and one transaction. The sent warning does not change; the end is a
 * separate record.
 */
export const endWarning = (deps: EndDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof WireWarning> | 'moved'> => {
    const { ownerId } = caller.login;
    const { warningId, pupilId, idempotencyKey } = input;
    const load = () =>
      Promise.all([
        deps.store.draft(ownerId, warningId),
        deps.store.sent(ownerId, warningId),
        deps.store.ofPupil(ownerId, pupilId),
        deps.idempotency.find(caller, idempotencyKey),
      ]);
    const asked = await loadContext(deps, caller, { ...input, load });
    const [draft, sent, rows, replied] = asked.loaded;
    const row = rows.find((candidate) => candidate.warningId === warningId);
    if (!draft || !sent || !row || sent.pupilId !== pupilId) throw notFound();
    const { basis } = rightToEnd(asked, sent, caller);
    const { actor, card } = asked.staff;
    const { instant } = caller.moment;
    const read = { action: 'pupil:warnings-read', pupilId, basis } as const;
    await logOpened(deps.logRead, { actor, moment: caller.moment }, read);
    if (replied) return WireWarning.parse(replied.body);
    const attribution = { staffId: actor.personId, basis, moment: caller.moment };
    const after = nextDraft(draft, 'end', attribution, { approval: asked.settings['warnings.approval'] });
    const end = endOf(input, { staffId: actor.personId, basis }, instant);
    const fault = faultOfEnd(end) ?? faultOfNewer(end, row, rows);
    mustBeFree(fault ? [fault] : []);
    const names = new Map([[actor.personId, card.name]]);
    const body = showWarning(sent, end, {
      staffId: actor.personId,
      names,
      scope: 'all',
      guardians: new Map(),
    });
    const saved = await deps.store.saveEnd({
      ownerId,
      after,
      end,
      before: { version: draft.version, from: STEPS.end.from },
      row: { ...row, ended: { how: end.how, at: end.at } },
      fact: endedFact(ownerId, sent, end),
      reply: await deps.idempotency.put(caller, idempotencyKey, { status: 201, body }),
    });
    return saved === 'saved' ? body : 'moved';
  });

/**
 * A member of staff who may write warnings of this kind may end one. A subject teacher may only end a warning that
 * concerns own subjects alone, or that they sent.
 */
function rightToEnd(asked: WarningContext, { kind, subjects, sentBy }: SentWarning, { moment }: Caller) {
  const right = rightToWrite(asked, kind, moment.day);
  const own = new Set(right.subjects.map((subject) => subject.code));
  const isContact = rightsOn(asked.staff.actor, asked.card, moment.day)('warning:write-conduct').allowed;
  if (isContact || sentBy.staffId === asked.staff.actor.personId || subjects.every(({ code }) => own.has(code))) {
    return right;
  }
  throw subjects.some(({ code }) => own.has(code)) ? refuse('warnings.contact-teacher-ends') : notFound();
}

const endOf = ({ warningId, how, reason, overtakenBy }: Input, by: WarningEnd['by'], at: string): WarningEnd => ({
  warningId,
  how,
  at,
  by,
  ...(reason !== undefined && reason !== '' && { reason }),
  ...(overtakenBy !== undefined && { overtakenBy }),
});

/** The newer warning must be the same pupil's, of the same kind, cover every subject, and not be withdrawn. */
function faultOfNewer({ overtakenBy }: WarningEnd, row: WarningRow, rows: readonly WarningRow[]) {
  if (overtakenBy === undefined) return undefined;
  const newer = rows.find((candidate) => candidate.warningId === overtakenBy);
  const takes = newer && overtakes(newer, row) && newer.ended?.how !== 'withdrawn';
  return takes ? undefined : ({ pointer: '/overtakenBy', code: 'warnings.newer-unknown' } as const);
}

function endedFact(ownerId: string, sent: SentWarning, { how, at, by }: WarningEnd) {
  const { warningId, schoolId, pupilId, kind, recipients } = sent;
  const data = { warningId, schoolId, pupilId, kind, how, recipients, endedBy: by.staffId };
  return warningFact('warning-ended', { ownerId, occurredAt: at, data });
}
