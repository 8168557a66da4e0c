import type { output } from 'zod/mini';
import type { Lookup } from '../roster/lookup.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Job } from './job.ts';
import { movesFrom, versionOf } from './job-lists.ts';
import { isWoken } from './rules.ts';
import type { Job as WireJob } from './schema.ts';
import { texts } from './texts.ts';

type View = { readonly names: ReadonlyMap<string, string>; readonly language: Language };

/** A job for the operator: without the pupil, and with texts for the reason. */
export function showJob(job: Job, { names, language }: View): output<typeof WireJob> {
  const { kind, recordId, schoolId, state, attempt, sentAt, reason } = job;
  const isTold = reason !== undefined && state !== 'archived';
  return {
    kind,
    recordId,
    schoolId,
    status: state,
    attempt,
    sentAt,
    version: versionOf(job),
    reason: isTold ? { code: reason, text: wordsOf(reason, language) } : null,
    wakeAt: isWoken(state) ? job.wakeAt : null,
    archivedAt: job.archivedAt ?? null,
    systemId: job.systemId ?? null,
    moves: [...movesFrom(state)],
    decisions: job.decisions.map((decision) => ({
      move: decision.move,
      at: decision.at,
      reason: decision.reason,
      by: { staffId: decision.by, name: names.get(decision.by) ?? null },
    })),
  };
}

/** Names of the staff who decided on these jobs: one parallel trip. */
export async function decidersOf(
  lookup: Pick<Lookup, 'staff'>,
  ownerId: string,
  jobs: readonly Job[],
): Promise<ReadonlyMap<string, string>> {
  const staffIds = [...new Set(jobs.flatMap(({ decisions }) => decisions.map(({ by }) => by)))];
  const cards = await Promise.all(staffIds.map((staffId) => lookup.staff(ownerId, staffId)));
  return new Map(cards.flatMap((card) => (card ? [[card.staffId, card.name] as const] : [])));
}

/** The text for a reason's code. An archive may have codes unknown to us; those get a general text. */
export const wordsOf = (code: string, language: Language): string =>
  (Object.hasOwn(texts, code) ? texts[code] : texts.other)?.[language] ?? '';
