import type { Language } from '../shared/problems.ts';
import type { InboxCaller, ShownItem } from './list-inbox.ts';
import type { InboxItem } from './rules.ts';
import { texts } from './texts.ts';

/** An item in words. A pupil's own inbox names nobody: everything in it is about the pupil. */
export function showItem(as: InboxCaller['as'], { item, pupil }: ShownItem, language: Language) {
  const child = as === 'pupil' ? undefined : pupil;
  const { id, kind, area, about, occurredAt, readAt, overtakenAt } = item;
  return {
    id,
    kind,
    area,
    title: texts[`inbox.${kind}`]?.[language] ?? '',
    pupilId: child?.facts.pupilId ?? null,
    pupilName: child ? nameFor(as, child) : null,
    about: { kind: about.kind, id: about.id ?? null, day: about.day ?? null },
    toDo: toDoOf(as, item),
    occurredAt,
    readAt: readAt ?? null,
    overtakenAt: overtakenAt ?? null,
  };
}

/** "Still away?" is answered in one tap (A5), as long as nobody else has; the route asks again whether it may be. */
function toDoOf(as: InboxCaller['as'], { kind, about: { id, day }, pupilId, overtakenAt }: InboxItem) {
  if (kind !== 'absence-still-away-asked' || as === 'staff' || overtakenAt !== undefined) return null;
  if (id === undefined || day === undefined || pupilId === undefined) return null;
  const whose = as === 'guardian' ? `guardian/children/${pupilId}` : `pupil/${pupilId}`;
  const path = `/v1/${whose}/absence-reports/${id}/still-away-answers`;
  return { kind: 'answer-still-away', method: 'POST', path, day } as const;
}

/** Parents call their child by the given name; the school needs the whole. */
const nameFor = (
  as: InboxCaller['as'],
  { givenName, familyName }: { givenName: string; familyName: string },
): string => (as === 'guardian' ? givenName : `${givenName} ${familyName}`);
