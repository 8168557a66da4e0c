import { Paragraph } from '@digdir/designsystemet-react';
import { useRead } from '../../api/hooks.ts';
import { HalfYearChoice, useHalfYear } from '../../parts/half-year.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { RemarkRow } from '../staff-remarks/remark-row.tsx';
import { RemarkSums } from '../staff-remarks/remark-sums.tsx';
import { usePupilOf } from './pupil-of.ts';
import { texts } from './texts.ts';

/** A pupil's remarks of a half-year: counts, and each remark with its state. */
export function PupilRemarks() {
  const t = useWords(texts);
  const { schoolId, pupilId, home, name } = usePupilOf();
  const [halfYear, choose] = useHalfYear();
  const remarks = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/remarks', {
    params: { schoolId, pupilId },
    query: { halfYear },
  });
  return (
    <Page title={t('remarks')} about={name} back={home}>
      <HalfYearChoice halfYear={halfYear} onChoose={choose} />
      <Read of={remarks}>
        {(shown) => (
          <>
            <RemarkSums sums={shown.sums} categories={shown.categories} />
            {shown.remarks.length === 0 && <Paragraph>{t('noRemarks')}</Paragraph>}
            <ul className="people">
              {shown.remarks.map((remark) => (
                <li key={remark.remarkId}>
                  <RemarkRow remark={remark} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </Page>
  );
}
