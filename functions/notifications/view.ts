import { dayInWords } from '../shared/texts/dates.ts';
import { fill } from '../shared/texts/fill.ts';
import type { Language } from '../shared/texts/language.ts';
import type { InboxCaller, ShownItem } from './list-inbox.ts';
import type { InboxItem } from './rules.ts';
import { texts } from './texts.ts';

/** An item in words. A pupil's own inbox names no pupil: all of it is about the caller. */
export function showItem(as: InboxCaller['as'], { item, pupil }: ShownItem, language: Language) {
  const child = as === 'pupil' ? undefined : pupil;
  const { id, kind, area, about, occurredAt, readAt, overtakenAt } = item;
  return {
    id,
    kind,
    area,
    title: titleOf(item, language),
    pupilId: child?.facts.pupilId ?? null,
    pupilName: child ? nameFor(as, child) : null,
    about: { kind: about.kind, id: about.id ?? null, day: about.day ?? null },
    toDo: toDoOf(as, item),
    occurredAt,
    readAt: readAt ?? null,
    overtakenAt: overtakenAt ?? null,
  };
}

/** What happened; of a teacher's talks also which, by its time. An item from before they had one says less. */
function titleOf({ kind, talkAt }: InboxItem, language: Language): string {
  const words = texts[`inbox.${kind}`]?.[language] ?? '';
  const at = talkAt && texts[`inbox.${kind}-at`]?.[language];
  return at ? fill(at, { day: dayInWords(talkAt.day, language), from: talkAt.from }) : words;
}

/** The request that answers "still away?" (A5), until somebody has answered. The route checks the right again. */
function toDoOf(as: InboxCaller['as'], { kind, about: { id, day }, pupilId, overtakenAt }: InboxItem) {
  if (kind !== 'absence-still-away-asked' || as === 'staff' || overtakenAt !== undefined) return null;
  if (id === undefined || day === undefined || pupilId === undefined) return null;
  const whose = as === 'guardian' ? `guardian/children/${pupilId}` : `pupil/${pupilId}`;
  const path = `/v1/${whose}/absence-reports/${id}/still-away-answers`;
  return { kind: 'answer-still-away', method: 'POST', path, day } as const;
}

/** Guardians see the given name, staff the full name. */
const nameFor = (
  as: InboxCaller['as'],
  { givenName, familyName }: { givenName: string; familyName: string },
): string => (as === 'guardian' ? givenName : `${givenName} ${familyName}`);
