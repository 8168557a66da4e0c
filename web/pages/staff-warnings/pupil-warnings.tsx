import { Button, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { HalfYearChoice, useHalfYear } from '../../parts/half-year.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { usePupilOf } from '../pupil/pupil-of.ts';
import { warningPath } from './paths.ts';
import { texts } from './texts.ts';

/** A pupil's warnings, newest first, as far as the person's role allows, and the way to a new one. */
export function PupilWarnings() {
  const t = useWords(texts);
  const format = useFormat();
  const { schoolId, pupilId, home, name } = usePupilOf();
  const [halfYear, choose] = useHalfYear();
  const register = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings', {
    params: { schoolId, pupilId },
    query: { halfYear },
  });
  return (
    <Page title={t('warnings')} about={name} back={home}>
      <Button asChild>
        <Link href={`${home}/warnings/new`}>{t('write')}</Link>
      </Button>
      <HalfYearChoice halfYear={halfYear} onChoose={choose} />
      <Read of={register}>
        {({ warnings }) => (
          <>
            {warnings.length === 0 && <Paragraph>{t('noWarnings')}</Paragraph>}
            <ul className="people">
              {warnings.map((warning) => (
                <li key={warning.warningId}>
                  <div className="row">
                    <Link className="ds-link name" href={warningPath(warning)}>
                      {[t(warning.kind), ...warning.subjects.map((subject) => subject.name)].join(' · ')}
                    </Link>
                    <Tag data-color={warning.end ? 'neutral' : 'warning'}>{t(warning.end?.outcome ?? 'isOpen')}</Tag>
                  </div>
                  <Paragraph data-size="sm" className="subtle">
                    {t('sentBy', { at: format.moment(warning.sentAt), day: format.day(warning.byDay) })}
                  </Paragraph>
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </Page>
  );
}
