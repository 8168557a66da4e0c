import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { HalfYearChoice, useHalfYear } from '../../parts/half-year.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { ReadArea } from '../../parts/read-area.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { DayByDay } from './day-by-day.tsx';
import { LimitChart } from './limit-chart.tsx';
import { Subjects, Sums } from './sums.tsx';
import { texts } from './texts.ts';

/** What the guardian's answer and the pupil's have in common. */
export type Figures = Omit<AnswerOf<'GET /v1/guardian/children/{childId}/absence-figures'>, 'childId'>;

/** A half-year's absence: in sums, by subject, against the limit, and day by day. */
export function ChildFigures() {
  const t = useWords(texts);
  const { childId, child } = useChild();
  const [halfYear, choose] = useHalfYear();
  const figures = useFamilyRead('GET absence-figures', childId, { query: { halfYear } });
  return (
    <Page title={t('title')} about={child?.pupilName} back={`/children/${childId}`}>
      <HalfYearChoice halfYear={halfYear} onChoose={choose} />
      <Read of={figures}>
        {(shown) => (
          <>
            <ReadArea area="figures" childId={childId} />
            <Sums figures={shown} />
            <LimitChart figures={shown} />
            <Subjects figures={shown} />
            <Counted at={shown.countedAt} />
            <Heading level={2} data-size="sm">
              {t('dayByDay')}
            </Heading>
            <DayByDay key={halfYear} childId={childId} from={shown.halfYear.from} to={shown.halfYear.to} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Counted({ at }: { readonly at: string | null }) {
  const t = useWords(texts);
  const format = useFormat();
  if (at === null) return null;
  return <Paragraph className="subtle">{t('countedAt', { at: format.moment(at) })}</Paragraph>;
}
