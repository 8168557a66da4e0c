import { Heading } from '@digdir/designsystemet-react';
import { Ways } from '../../parts/ways.tsx';
import { useWords } from '../../words/language.ts';
import type { DayReading, SchoolDay } from './day-list.tsx';
import { texts } from './texts.ts';
import { useSchool } from './use-school.ts';

type Line = NonNullable<SchoolDay['waiting']>[number];

const PATHS: Readonly<Record<Line['kind'], string>> = {
  'leave-decisions': 'leave',
  'warning-approvals': 'approvals',
  'paper-tasks': 'paper-tasks',
  'reported-messages': 'reported-messages',
  'work-list': 'work-list',
};

/**
 * The work that waits for the person at the school: each kind with its count, as a way to its list. It comes with the
 * day's list, which says so where no answer comes.
 */
export function WaitingLines({ day }: { readonly day: DayReading }) {
  const t = useWords(texts);
  const { schoolId } = useSchool();
  const countOf = ({ count, more }: Line) => {
    if (count === 0) return t('nothingWaits');
    return t(more ? 'waitingMore' : 'waitingCount', { count });
  };
  return (
    <section className="stack" aria-labelledby="waits">
      <Heading level={2} id="waits" data-size="xs">
        {t('waits')}
      </Heading>
      {day.data && (
        <Ways
          label={t('waits')}
          // A newer server may tell of work that has no page here yet.
          ways={(day.data.waiting ?? []).flatMap((line) => {
            const path: string | undefined = PATHS[line.kind];
            return path ? [{ href: `/school/${schoolId}/${path}`, words: line.text, about: countOf(line) }] : [];
          })}
        />
      )}
    </section>
  );
}
