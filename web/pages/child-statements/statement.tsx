import { Heading, Paragraph, Table } from '@digdir/designsystemet-react';
import { useParams } from 'wouter';
import { useFamilyAct, useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { absentIn } from '../../parts/absent.ts';
import { Download } from '../../parts/download.tsx';
import { useHalfYearName } from '../../parts/half-year.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { SumsTable } from '../../parts/sums-table.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type Statement = AnswerOf<'GET /v1/guardian/children/{childId}/statements/{statementId}'>;
type Content = Statement['content'];

/** One statement, as it was frozen, and the way to its letter. */
export function StatementPage() {
  const t = useWords(texts);
  const { childId, child } = useChild();
  const { statementId = '' } = useParams();
  const statement = useFamilyRead('GET statements/{statementId}', childId, { params: { statementId } });
  return (
    <Page title={t('oneTitle')} about={child?.pupilName} back={`/children/${childId}/statements`}>
      <Read of={statement}>
        {({ content, sha256, onDiploma }) => (
          <>
            <Letter childId={childId} statementId={statementId} halfYear={content.halfYear.id} />
            <Facts content={content} />
            <SumsTable days={content.count.days} minutes={content.count.minutes} />
            {onDiploma && <Diploma content={content} />}
            <Subjects count={content.count} />
            <Paragraph data-size="sm" className="subtle">
              {t('checksum', { sha256 })}
            </Paragraph>
          </>
        )}
      </Read>
    </Page>
  );
}

type LetterProps = { readonly childId: string; readonly statementId: string; readonly halfYear: string };

function Letter({ childId, statementId, halfYear }: LetterProps) {
  const t = useWords(texts);
  const language = useLanguage();
  const acting = useFamilyAct('GET statements/{statementId}/pdf', childId);
  return (
    <Download
      acting={acting}
      request={{ params: { statementId }, query: { language } }}
      name={`${t('fileName')}-${halfYear}.pdf`}
    >
      {t('download')}
    </Download>
  );
}

function Facts({ content }: { readonly content: Content }) {
  const t = useWords(texts);
  const format = useFormat();
  const nameOf = useHalfYearName();
  const { halfYear, through, asOf, school, pupil } = content;
  return (
    <dl className="facts">
      <dt>{t('halfYear')}</dt>
      <dd>{nameOf(halfYear.id)}</dd>
      <dt>{t('period')}</dt>
      <dd>{format.days(halfYear.from, through)}</dd>
      <dt>{t('frozen')}</dt>
      <dd>{format.moment(asOf)}</dd>
      <dt>{t('school')}</dt>
      <dd>{[school.name, pupil.className].filter(Boolean).join(' · ')}</dd>
    </dl>
  );
}

/** The absence that the diploma shows: before strike-outs, struck out on demand, and after. */
function Diploma({ content: { diploma, strikeOuts } }: { readonly content: Content }) {
  const t = useWords(texts);
  const format = useFormat();
  const amount = ({ days, minutes }: Content['diploma']['after']) =>
    t('amount', { days, hours: format.duration(minutes) });
  return (
    <>
      <Heading level={2} data-size="xs">
        {t('onDiploma')}
      </Heading>
      <dl className="facts">
        <dt>{t('before')}</dt>
        <dd>{amount(diploma.before)}</dd>
        <dt>{t('leftOut')}</dt>
        <dd>
          {amount(diploma.leftOut)}
          {strikeOuts.map(({ strikeOutId, firstDay, lastDay }) => (
            <span key={strikeOutId} className="about">
              {format.days(firstDay, lastDay)}
            </span>
          ))}
        </dd>
        <dt>{t('after')}</dt>
        <dd>{amount(diploma.after)}</dd>
      </dl>
    </>
  );
}

function Subjects({ count: { subjects } }: { readonly count: Content['count'] }) {
  const t = useWords(texts);
  const format = useFormat();
  const all = Object.entries(subjects);
  if (all.length === 0) return null;
  return (
    <Table className="slim" data-size="sm">
      <caption>{t('bySubject')}</caption>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell scope="col">{t('subject')}</Table.HeaderCell>
          <Table.HeaderCell scope="col" className="number">
            {t('hours')}
          </Table.HeaderCell>
          <Table.HeaderCell scope="col" className="number">
            {t('late')}
          </Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {all.map(([id, { subject, minutes, lateTimes }]) => (
          <Table.Row key={id}>
            <Table.HeaderCell scope="row">{subject ?? t('noSubject')}</Table.HeaderCell>
            <Table.Cell className="number">{format.duration(absentIn(minutes))}</Table.Cell>
            <Table.Cell className="number">{lateTimes}</Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}
