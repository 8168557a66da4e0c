import type { Caller } from '../access/authorize.ts';
import { type CareStore, planLine, staffOnce, type Thread } from '../messages/lookup.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import { addDays, type Day, instantIn } from '../shared/time.ts';
import { type ReadReportDeps, readReport } from './read-report.ts';
import type { Decision, Report } from './record.ts';
import { refuse } from './refusals.ts';
import { LONGEST_PAUSE_DAYS, type ReportMove, stateAfter } from './rules.ts';
import type { CareReports, ReportName } from './store.ts';

export type ActDeps = ReadReportDeps & {
  readonly conversations: Pick<CareStore, 'hiding' | 'beside' | 'change'>;
  readonly reports: Pick<CareReports, 'deciding' | 'commit'>;
};
type Said = ReportName & { readonly reason: string };
type Found = Awaited<ReturnType<typeof readReport>>;

/** Hides the reported message for everybody; the text is kept for holds and inspections. A repeat changes nothing. */
export const hideMessage =
  (deps: ActDeps) =>
  (caller: Caller, input: Said): Promise<'saved'> =>
    moving(async () => {
      const { ownerId } = caller.login;
      const found = await readReport(deps, caller, input);
      const { report, thread, message } = found;
      if (message.status === 'hidden') return true;
      const next = decided(found, 'hide', { caller, reason: input.reason });
      if (!found.may.stands) throw refuse('message-care.nothing-there');
      const { reason, by, at } = next.decision;
      return deps.reports.commit([
        ...deps.conversations.hiding(ownerId, { thread, message }, { reason, by, at }),
        ...deps.reports.deciding(ownerId, report, next.report),
      ]);
    });

/** Marks a report as handled, with a note. */
export const handleReport =
  (deps: ActDeps) =>
  (caller: Caller, input: Said): Promise<'saved'> =>
    moving(async () => {
      const found = await readReport(deps, caller, input);
      const next = decided(found, 'handle', { caller, reason: input.reason });
      return deps.reports.commit(deps.reports.deciding(caller.login.ownerId, found.report, next.report));
    });

/** Pauses the conversation: nobody writes before the pause ends, by the clock or by a leader. */
export const pauseConversation =
  (deps: ActDeps) =>
  (caller: Caller, { lastDay, ...input }: Said & { readonly lastDay?: Day | undefined }): Promise<'saved'> =>
    moving(async () => {
      const { day } = caller.moment;
      const lastAllowedDay = addDays(day, LONGEST_PAUSE_DAYS - 1);
      const found = await readReport(deps, caller, input);
      const next = decided(found, 'pause', { caller, reason: input.reason, lastDay });
      if (!found.may.mayPause) throw refuse('message-care.already-paused');
      if (lastDay !== undefined && (lastDay < day || lastDay > lastAllowedDay))
        throw refuse('message-care.last-day', { lastAllowedDay }, { at: '/lastDay' });
      const { by, at, reason } = next.decision;
      const until = lastDay === undefined ? undefined : instantIn(addDays(lastDay, 1), '00:00');
      const paused = { by, at, reason, ...(until !== undefined && { until }) };
      return telling(deps, caller, {
        found,
        next: next.report,
        kind: 'paused',
        thread: { ...found.thread, state: 'paused', paused },
      });
    });

/** Ends the pause of the conversation, also after the report was handled. */
export const resumeConversation =
  (deps: ActDeps) =>
  (caller: Caller, input: Said): Promise<'saved'> =>
    moving(async () => {
      const found = await readReport(deps, caller, input);
      const next = decided(found, 'resume', { caller, reason: input.reason });
      if (!found.may.mayResume) throw refuse('message-care.not-paused');
      const { paused: _over, ...thread } = found.thread;
      return telling(deps, caller, { found, next: next.report, kind: 'resumed', thread: { ...thread, state: 'open' } });
    });

/** A move comes to its turn also where many write: what a leader pauses is often a quarrel. */
const moving = (round: () => Promise<boolean>): Promise<'saved'> =>
  retryWhileCrowded(async () => ((await round()) ? 'saved' : 'moved'));

type Deciding = { readonly caller: Caller; readonly reason: string; readonly lastDay?: Day | undefined };

/** The report after a leader's move, and the move as it is kept; refuses a move that is not legal. */
function decided({ report, actor }: Found, move: ReportMove, { caller, reason, lastDay }: Deciding) {
  const state = stateAfter(report.state, move);
  if (state === undefined) throw refuse('message-care.already-handled');
  const decision: Decision = {
    move,
    by: actor.personId,
    at: caller.moment.instant,
    reason,
    ...(lastDay !== undefined && { lastDay }),
  };
  const after: Report = {
    ...report,
    state,
    version: report.version + 1,
    decisions: [...report.decisions, decision],
  };
  return { decision, report: after };
}

type Telling = {
  readonly found: Found;
  readonly next: Report;
  readonly kind: 'paused' | 'resumed';
  /** The conversation as it is after the move. */
  readonly thread: Thread;
};

/** Writes a move of the conversation with the line that tells everybody in it. */
async function telling(deps: ActDeps, caller: Caller, { found, next, kind, thread }: Telling): Promise<boolean> {
  const { login, moment } = caller;
  const { ownerId } = login;
  const { card, actor, basis, report } = found;
  const staff = staffOnce(deps.lookup, ownerId);
  const staffId = actor.personId;
  const sent = await planLine(deps.conversations, { ownerId, thread, card, staff, staffId, basis, kind, moment });
  const also = deps.reports.deciding(ownerId, report, next);
  const saved = await deps.conversations.change({ ownerId, sent, dropped: [], also, relation: undefined, moment });
  if (saved === 'too-many') throw refuse('message-care.too-many');
  return saved === 'saved';
}
