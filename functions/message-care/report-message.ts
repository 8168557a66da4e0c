import type { output } from 'zod/mini';
import type { CallerAs } from '../access/authorize.ts';
import {
  authorizeThread,
  type CareStore,
  isSame,
  type PersonKind,
  READ,
  sees,
  type ThreadName,
} from '../messages/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { newSortableId } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { careFact } from './events.ts';
import type { Report } from './record.ts';
import { refuse } from './refusals.ts';
import type { ReportReason } from './rules.ts';
import type { Receipt } from './schema.ts';
import type { CareReports } from './store.ts';

export type ReportDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff'>;
  readonly conversations: Pick<CareStore, 'thread' | 'message' | 'reporting'>;
  readonly reports: Pick<CareReports, 'reportersOf' | 'save'>;
};
type Input = ThreadName & {
  readonly messageId: string;
  readonly reason: ReportReason;
  readonly note?: string | undefined;
};

/**
 * Reports a message to the school's leaders: two reads and one transaction, once for each person and message. Whoever
 * sees a message may report it; its author learns nothing.
 */
export const reportMessage = (deps: ReportDeps) => (caller: CallerAs<PersonKind>, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof Receipt> | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { conversations, reports } = deps;
    const found = await authorizeThread(
      { lookup: deps.lookup, store: conversations },
      { ...caller, name: input },
      {
        right: { actions: READ },
        load: () => Promise.all([conversations.message(ownerId, input), reports.reportersOf(ownerId, input)]),
      },
    );
    const { thread, party, relation } = found;
    const [message, reporters] = found.loaded;
    const { person: by } = party;
    if (!message || message.change !== undefined || !sees(party, message, moment.instant)) throw notFound();
    const own = reporters.find(({ person }) => isSame(person, by));
    if (own) return { reportedAt: own.at };
    if (isSame(message.by, by)) throw refuse('message-care.own-message');
    if (message.status !== 'sent') throw refuse('message-care.nothing-there');
    const { instant: at } = moment;
    const { threadId, pupilId, schoolId } = thread;
    const { messageId, by: author } = message;
    const report: Report = {
      reportedId: newSortableId(Date.parse(at)),
      schoolId,
      pupilId,
      threadId,
      messageId,
      author,
      by,
      reason: input.reason,
      note: input.note ?? '',
      at,
      state: 'open',
      version: 1,
      decisions: [],
    };
    const named = (person: Report['by']) => ({ kind: person.kind, personId: person.id });
    const { reportedId } = report;
    const fact = careFact('message-reported', {
      ownerId,
      occurredAt: at,
      data: { reportedId, threadId, pupilId, schoolId, madeBy: named(by), author: named(author) },
    });
    const mark = conversations.reporting(ownerId, message, at);
    const saved = await reports.save({ ownerId, report, mark, fact, relation, moment });
    if (saved === 'too-many') throw refuse('message-care.too-many-reports');
    return saved === 'saved' ? { reportedAt: at } : 'moved';
  });
