import { Heading } from '@digdir/designsystemet-react';
import { Page } from '../../parts/page.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useWords } from '../../words/language.ts';
import { DayList, useDay } from './day-list.tsx';
import { FindPupil } from './find-pupil.tsx';
import { schoolPages } from './school-pages.ts';
import { texts } from './texts.ts';
import { useSchool } from './use-school.ts';
import { WaitingLines } from './waiting-lines.tsx';

/** The first page of office and leaders: a pupil by name, the work that waits, and who is away today. */
export function SchoolHome() {
  const t = useWords(texts);
  const school = useSchool();
  const day = useDay();
  const pages = schoolPages(school).map(({ href, name }) => ({ href, words: t(name) }));
  return (
    <Page title={t('title')} about={school.name}>
      <FindPupil />
      <WaitingLines day={day.reading} />
      <DayList of={day} />
      <Heading level={2} data-size="xs">
        {t('more')}
      </Heading>
      <Ways label={t('more')} ways={pages} />
    </Page>
  );
}
