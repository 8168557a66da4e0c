import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useFamilyRead } from '../../api/family.ts';
import { HalfYearChoice, useHalfYear } from '../../parts/half-year.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

/** The statements of absence of a half-year: the one in force, and those that it superseded. */
export function StatementList() {
  const t = useWords(texts);
  const format = useFormat();
  const { childId, child } = useChild();
  const [halfYear, choose] = useHalfYear();
  const list = useFamilyRead('GET statements', childId, { query: { halfYear } });
  return (
    <Page title={t('title')} about={child?.pupilName} lead={t('lead')} back={`/children/${childId}`}>
      <HalfYearChoice halfYear={halfYear} onChoose={choose} />
      <Read of={list}>
        {({ statements }) => (
          <>
            {statements.length === 0 && <Paragraph>{t('empty')}</Paragraph>}
            <ul className="plain-list">
              {statements.map(({ statementId, asOf, inForce }) => (
                <li key={statementId}>
                  <Link className="entry" href={`/children/${childId}/statements/${statementId}`}>
                    <strong>{t('frozenAt', { at: format.moment(asOf) })}</strong>
                    <Tag data-color={inForce ? 'success' : 'neutral'}>{t(inForce ? 'inForce' : 'superseded')}</Tag>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </Page>
  );
}
