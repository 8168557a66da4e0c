import type { output } from 'zod/mini';
import { type Caller, logLooks } from '../access/authorize.ts';
import { isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import {
  type CareStore,
  isWaiting,
  lastDayOf,
  type Message,
  namesOf,
  type Person,
  pupilNameOf,
  shownState,
  stateAt,
} from '../messages/lookup.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { type ReadReportDeps, readReport } from './read-report.ts';
import { AROUND, LEADS, movesNow } from './rules.ts';
import type { Report } from './schema.ts';
import type { ReportName } from './store.ts';

export type OpenReportDeps = ReadReportDeps & {
  readonly lookup: Pick<Lookup, 'guardianContacts' | 'staffNames'>;
  readonly conversations: Pick<CareStore, 'around'>;
  readonly logRead: LogRead;
  readonly seen: MarkSeen;
};

/**
 * A reported message for a leader, with some lines before and after it while the report is open. Each look is logged as
 * one at a reported message of the pupil.
 */
export const openReport =
  (deps: OpenReportDeps) =>
  async (caller: Caller, name: ReportName): Promise<output<typeof Report>> => {
    const { moment } = caller;
    const { ownerId } = caller.login;
    const found = await readReport(deps, caller, name);
    const { actor, basis, report, thread, card, may } = found;
    const isOpen = report.state === 'open';
    const lines = isOpen ? await deps.conversations.around(ownerId, report, AROUND) : [];
    const shown = lines.filter((line) => !isWaiting(line, moment.instant) || line.messageId === report.messageId);
    const staff = report.decisions.map(({ by }): Person => ({ kind: 'staff', id: by }));
    const about = { pupilId: report.pupilId, kinds: ['reported-message'], ids: [report.reportedId] } as const;
    const [names] = await Promise.all([
      namesOf(deps.lookup, ownerId, [report.by, ...shown.map(({ by }) => by), ...staff]),
      logLooks(deps.logRead, actor, moment, LEADS, [{ facts: card.facts, basis }]),
      deps.seen(ownerId, { kind: 'staff', id: actor.personId }, about, moment.instant),
    ]);
    const personOf = ({ kind, id }: Person) => ({ kind, name: nameIn({ kind, id }) ?? null });
    const nameIn = ({ kind, id }: Person): string | undefined => {
      if (kind === 'staff') return names.staff.get(id);
      if (kind === 'pupil') return pupilNameOf(card);
      // A leader has no relation to the pupil: what is protected is named to those who have (law 4).
      const guardian = names.guardians.get(id);
      return guardian?.isProtected || isProtected(card.facts.protection) ? undefined : guardian?.name;
    };
    const state = stateAt(thread, moment.instant);
    const { reportedId, pupilId, reason, note, at } = report;
    return {
      reportedId,
      pupilId,
      pupilName: pupilNameOf(card),
      reason,
      at,
      status: report.state,
      note,
      by: personOf(report.by),
      subject: isOpen ? thread.subject : '',
      conversation: {
        status: shownState(state),
        lastDay: state === 'paused' ? lastDayOf(thread) : null,
        held: thread.hold !== undefined,
      },
      messages: shown.map((line) => ({
        messageId: line.messageId,
        by: personOf(line.by),
        at: line.at,
        status: line.status,
        text: textOf(line),
        attachmentCount: line.attachments?.length ?? 0,
        reported: line.messageId === report.messageId,
      })),
      decisions: report.decisions.map(({ lastDay = null, by, ...decision }) => ({
        ...decision,
        byName: names.staff.get(by) ?? null,
        lastDay,
      })),
      moves: [...movesNow(report.state, may)],
    };
  };

/** A hidden message keeps its text for those who inspect it. */
const textOf = ({ status, text, change }: Message): string | null =>
  status === 'withdrawn' || change !== undefined ? null : text;
