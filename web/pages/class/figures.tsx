import { Paragraph, Table } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { absentIn } from '../../parts/absent.ts';
import { Choice } from '../../parts/choice.tsx';
import { Download } from '../../parts/download.tsx';
import { HalfYearChoice, useHalfYear } from '../../parts/half-year.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './figures-texts.ts';
import { type OfClass, useOfClass } from './of-class.ts';

type Figures = AnswerOf<'GET /v1/groups/{groupId}/absence-figures'>;
type Pupil = Figures['pupils'][number];
const ORDERS = ['name', 'days', 'minutes', 'undocumented', 'late', 'share'] as const;
type Order = (typeof ORDERS)[number];

/** A class's half-year in sums, in the order that the person wants, and as a file for a spreadsheet. */
export function ClassFigures() {
  const t = useWords(texts);
  const of = useOfClass();
  const [halfYear, choose] = useHalfYear();
  const [order, setOrder] = useState<Order>('name');
  const request = { params: { groupId: of.groupId }, query: { halfYear } };
  const figures = useRead('GET /v1/groups/{groupId}/absence-figures', request);
  const csv = useAct('GET /v1/groups/{groupId}/absence-figures/csv');
  const hasLimit = Boolean(figures.data?.limit);
  return (
    <Page title={t('figures')} about={figures.data?.name ?? of.name} back={`/classes/${of.groupId}${of.search}`}>
      <HalfYearChoice halfYear={halfYear} onChoose={choose} />
      <Choice
        id="order"
        label={t('order')}
        value={order}
        choices={ORDERS.filter((id) => id !== 'share' || hasLimit).map((id) => ({ id, text: t(id) }))}
        onChange={(id) => setOrder(ORDERS.find((known) => known === id) ?? 'name')}
      />
      <Read of={figures}>
        {(shown) => (
          <>
            {shown.pupils.length === 0 && <Paragraph>{t('noPupils')}</Paragraph>}
            <FiguresTable figures={shown} order={order} of={of} />
            <Download acting={csv} request={request} name="class-figures.csv">
              {t('csv')}
            </Download>
          </>
        )}
      </Read>
    </Page>
  );
}

/** The most first; by name the other way. */
function sortedBy(pupils: readonly Pupil[], order: Order): readonly Pupil[] {
  const amountOf: Readonly<Record<Exclude<Order, 'name'>, (pupil: Pupil) => number>> = {
    days: ({ days }) => absentIn(days),
    minutes: ({ minutes }) => absentIn(minutes),
    undocumented: ({ minutes }) => minutes.undocumented,
    late: ({ late }) => late.times,
    share: ({ worst }) => worst?.percent ?? 0,
  };
  if (order === 'name') return pupils;
  return pupils.toSorted((a, b) => amountOf[order](b) - amountOf[order](a));
}

type TableProps = { readonly figures: Figures; readonly order: Order; readonly of: OfClass };

function FiguresTable({ figures, order, of }: TableProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { pupils, limit } = figures;
  return (
    <Table data-size="sm" className="figures">
      <caption>{t('caption')}</caption>
      <Table.Head>
        <Table.Row>
          {(['name', 'days', 'minutes', 'late', ...(limit ? (['share'] as const) : [])] as const).map((column) => (
            <Table.HeaderCell key={column} scope="col" className={column === 'name' ? undefined : 'number'}>
              {t(`${column}Head`)}
            </Table.HeaderCell>
          ))}
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {sortedBy(pupils, order).map(({ pupilId, pupilName, days, minutes, late, worst }) => (
          <Table.Row key={pupilId}>
            <Table.HeaderCell scope="row">
              <Link className="ds-link" href={`/pupils/${of.schoolId}/${pupilId}/figures`}>
                {pupilName}
              </Link>
            </Table.HeaderCell>
            <Table.Cell className="number">{absentIn(days)}</Table.Cell>
            <Table.Cell className="number">{format.duration(absentIn(minutes))}</Table.Cell>
            <Table.Cell className="number">{late.times}</Table.Cell>
            {limit && (
              <Table.Cell className="number">
                {worst ? t('worst', { percent: format.number(worst.percent), subject: worst.subject ?? '' }) : '–'}
              </Table.Cell>
            )}
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}
