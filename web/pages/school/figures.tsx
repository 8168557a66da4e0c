import { Paragraph, Table } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
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

type Figures = AnswerOf<'GET /v1/schools/{schoolId}/absence-figures'>;
type Sums = Figures['classes'][number]['days'];

/** The absence of every class side by side. No pupil is named. */
export function SchoolFigures() {
  const t = useWords(texts);
  const { schoolId, name } = useSchool();
  const now = halfYearOf(osloNow().day);
  const [halfYear, setHalfYear] = useState(now);
  const figures = useRead('GET /v1/schools/{schoolId}/absence-figures', { params: { schoolId }, query: { halfYear } });
  return (
    <Page title={t('figures')} about={name} lead={t('figuresLead')} back={`/school/${schoolId}`}>
      <HalfYear value={halfYear} now={now} onChange={setHalfYear} />
      <Read of={figures}>{(answer) => <Classes classes={answer.classes} />}</Read>
    </Page>
  );
}

const documented = (sums: Sums): number => sums['self-declared'] + sums['health-personnel'] + sums['other-documented'];

function Classes({ classes }: Pick<Figures, 'classes'>) {
  const t = useWords(texts);
  const format = useFormat();
  if (classes.length === 0) return <Paragraph>{t('noFigures')}</Paragraph>;
  const hours = (minutes: number) => format.number(Math.round(minutes / 6) / 10);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="wide" tabIndex={0} aria-label={t('figuresTable')}>
      <Table data-size="sm">
        <caption>{t('figuresTable')}</caption>
        <Table.Head>
          <Table.Row>
            {(
              [
                'class',
                'pupils',
                'daysUndocumented',
                'daysDocumented',
                'hoursUndocumented',
                'hoursDocumented',
                'late',
              ] as const
            ).map((column) => (
              <Table.HeaderCell key={column} scope="col">
                {t(column)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {classes.map(({ groupId, name, pupils, days, minutes, late }) => (
            <Table.Row key={groupId}>
              <Table.HeaderCell scope="row">
                <Link className="ds-link" href={`/classes/${groupId}`}>
                  {name}
                </Link>
              </Table.HeaderCell>
              <Table.Cell className="number">{pupils}</Table.Cell>
              <Table.Cell className="number">{format.number(days.undocumented)}</Table.Cell>
              <Table.Cell className="number">{format.number(documented(days))}</Table.Cell>
              <Table.Cell className="number">{hours(minutes.undocumented)}</Table.Cell>
              <Table.Cell className="number">{hours(documented(minutes))}</Table.Cell>
              <Table.Cell className="number">{format.number(late.times)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </section>
  );
}
