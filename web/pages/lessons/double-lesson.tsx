import { Button, Card, Paragraph } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { useWords } from '../../words/language.ts';
import { type Mark, shownOf, takesPart } from './marks.ts';
import { hourBefore } from './minutes.ts';
import type { MarkingProps } from './suggestion-banner.tsx';
import { texts } from './texts.ts';

type Day = AnswerOf<'GET /v1/staff/lessons'>;

/** The lessons that pages before this one have read: enough to know a double lesson without a request. */
export function useKnownLessons(): readonly Day['lessons'][number][] {
  const client = useQueryClient();
  const days = client.getQueriesData<Day>({ queryKey: ['GET /v1/staff/lessons'] });
  return days.flatMap(([, day]) => day?.lessons ?? []);
}

/** The second hour of a double lesson begins, on request, with those who were away for the whole of the first. */
export function DoubleLesson({ roster, marks, onMark }: MarkingProps) {
  const t = useWords(texts);
  const [taken, setTaken] = useState<number>();
  const [error, setError] = useState<Error | null>(null);
  const before = hourBefore(useKnownLessons(), roster);
  if (taken !== undefined) return <Paragraph role="status">{t('takenOver', { count: taken })}</Paragraph>;
  if (!before || roster.confirmed || Object.keys(marks).length > 0) return null;
  const takeOver = async () => {
    setError(null);
    try {
      const { groupId, date, lessonId } = before;
      const first = await call('GET /v1/groups/{groupId}/days/{date}/lessons/{lessonId}', {
        params: { groupId, date, lessonId },
      });
      const away = new Set(first.pupils.filter(({ entry }) => entry?.kind === 'absent').map(({ pupilId }) => pupilId));
      const here = roster.pupils.filter((pupil) => takesPart(pupil) && away.has(pupil.pupilId));
      const wanted = here.filter((pupil) => shownOf(pupil, marks) === 'asked' || !pupil.entry);
      onMark(Object.fromEntries(wanted.map(({ pupilId }) => [pupilId, INHERITED])));
      setTaken(wanted.length);
    } catch (failed) {
      if (failed instanceof Error) setError(failed);
    }
  };
  return (
    <Card className="stack">
      <Paragraph>{t('doubleLead', { from: before.from })}</Paragraph>
      <Failure error={error} />
      <Button variant="secondary" onClick={takeOver}>
        {t('sameAsBefore')}
      </Button>
    </Card>
  );
}

const INHERITED: Mark = { kind: 'absent', minutes: 0, inherited: true };
