import type { output } from 'zod/mini';
import { authorizeStaff, type CallerAs, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { type CareStore, shownState, stateAt, type Thread } from '../messages/lookup.ts';
import { isAt, type Lookup } from '../roster/lookup.ts';
import type { Settings, SettingsLookup } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { momentOf } from '../shared/time.ts';
import { showLifted } from './lift-messages.ts';
import type { LiftedStore } from './lifted-store.ts';
import { RECORDS } from './rules.ts';
import type { Records } from './schema.ts';

export type RecordSettings = Pick<Settings, 'messages.keepMonths'>;
export type ListRecordsDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'staffNames'>;
  readonly settings: SettingsLookup<RecordSettings>;
  readonly conversations: Pick<CareStore, 'ofPupil'>;
  readonly lifted: Pick<LiftedStore, 'ofPupil'>;
  readonly logRead: LogRead;
};
type About = { readonly schoolId: string; readonly pupilId: string };

const KINDS = ['guardian', 'pupil', 'staff'] as const;

/**
 * A pupil's conversations for the school's record, also of one who has moved on: without subjects, texts and names of
 * families. And the documents that were lifted out of them.
 */
export const listRecords =
  (deps: ListRecordsDeps) =>
  async (caller: CallerAs<'staff'>, { schoolId, pupilId }: About): Promise<output<typeof Records>> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { actor, basis, loaded } = await authorizeStaff(deps.lookup, caller, {
      action: RECORDS,
      target: { kind: 'school', schoolId },
      load: () =>
        Promise.all([
          deps.lookup.pupil(ownerId, pupilId),
          deps.conversations.ofPupil(ownerId, pupilId),
          deps.lifted.ofPupil(ownerId, pupilId),
          deps.settings.of(ownerId),
        ]),
    });
    const [card, threads, lifted, settings] = loaded;
    const here = threads.filter((thread) => thread.schoolId === schoolId);
    const documents = lifted.filter((document) => document.schoolId === schoolId);
    if (!card || (here.length + documents.length === 0 && !isAt(card, schoolId, moment.day))) throw notFound();
    await logLooks(deps.logRead, actor, moment, RECORDS, [{ facts: card.facts, basis }]);
    const holders = here.flatMap(({ hold }) => (hold ? [hold.by] : []));
    const names = await deps.lookup.staffNames(ownerId, holders);
    return {
      conversations: here.map((thread) => showRecord(thread, names, moment.instant)),
      keepMonths: settings.at()['messages.keepMonths'],
      documents: documents.map(showLifted),
    };
  };

function showRecord(thread: Thread, names: ReadonlyMap<string, string>, now: string) {
  const { threadId, parties, createdAt, lastAt, count = 0, hold } = thread;
  const dayOf = (instant: string) => momentOf(Date.parse(instant)).day;
  const counts = KINDS.map((kind) => ({ kind, count: parties.filter(({ person }) => person.kind === kind).length }));
  return {
    threadId,
    people: counts.filter((each) => each.count > 0),
    firstDay: dayOf(createdAt),
    lastDay: dayOf(lastAt),
    count,
    status: shownState(stateAt(thread, now)),
    hold: hold ? { byName: names.get(hold.by) ?? null, at: hold.at, reason: hold.reason, basis: hold.basis } : null,
  };
}
