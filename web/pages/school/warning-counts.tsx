import { Paragraph, Table } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useRead } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { HalfYear, halfYearOf } from './half-year.tsx';
import { texts } from './list-texts.ts';
import { useSchool } from './use-school.ts';

const KINDS = ['subject', 'order', 'conduct'] as const;
const STATES = ['open', 'improved', 'withdrawn', 'overtaken'] as const;

/** How many warnings the school has sent in a half-year, and what came of them. No pupil is named. */
export function WarningCounts() {
  const t = useWords(texts);
  const { schoolId, name } = useSchool();
  const now = halfYearOf(osloNow().day);
  const [halfYear, setHalfYear] = useState(now);
  const counts = useRead('GET /v1/schools/{schoolId}/warning-counts', { params: { schoolId }, query: { halfYear } });
  return (
    <Page title={t('warningCounts')} about={name} back={`/school/${schoolId}`}>
      <HalfYear value={halfYear} now={now} onChange={setHalfYear} />
      <Read of={counts}>
        {(answer) => (
          <>
            <Counts counts={answer.counts} />
            <Paragraph>{t('openWarnings', { count: answer.open })}</Paragraph>
          </>
        )}
      </Read>
    </Page>
  );
}

type CountsProps = Pick<AnswerOf<'GET /v1/schools/{schoolId}/warning-counts'>, 'counts'>;

function Counts({ counts }: CountsProps) {
  const t = useWords(texts);
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="wide" tabIndex={0} aria-label={t('countsTable')}>
      <Table data-size="sm">
        <caption>{t('countsTable')}</caption>
        <Table.Head>
          <Table.Row>
            {['warningKind' as const, ...STATES].map((column) => (
              <Table.HeaderCell key={column} scope="col">
                {t(column)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {KINDS.map((kind) => (
            <Table.Row key={kind}>
              <Table.HeaderCell scope="row">{t(kind)}</Table.HeaderCell>
              {STATES.map((state) => (
                <Table.Cell key={state} className="number">
                  {format.number(counts[kind][state])}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </section>
  );
}
