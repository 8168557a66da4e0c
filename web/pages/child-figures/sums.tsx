import { Paragraph, Table } from '@digdir/designsystemet-react';
import { absentIn } from '../../parts/absent.ts';
import { SumsTable } from '../../parts/sums-table.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Figures } from './child-figures.tsx';
import { texts } from './texts.ts';

type FiguresProps = { readonly figures: Figures };

/** The half-year in three numbers, and how they are documented. Days and hours are never turned into each other. */
export function Sums({ figures: { days, minutes, late, carried } }: FiguresProps) {
  const t = useWords(texts);
  const format = useFormat();
  return (
    <>
      <dl className="numbers">
        <div>
          <dt>{t('wholeDays')}</dt>
          <dd>{absentIn(days)}</dd>
        </div>
        <div>
          <dt>{t('hours')}</dt>
          <dd>{format.duration(absentIn(minutes))}</dd>
        </div>
        <div>
          <dt>{t('lateTimes')}</dt>
          <dd>{late.times}</dd>
        </div>
      </dl>
      {late.times > 0 && <Paragraph>{t('lateMinutes', { time: format.duration(late.minutes) })}</Paragraph>}
      <SumsTable days={days} minutes={minutes} />
      {carried && <Carried carried={carried} />}
    </>
  );
}

type Amounts = { readonly documented: number; readonly undocumented: number; readonly notSaid: number };
const allOf = ({ documented, undocumented, notSaid }: Amounts): number => documented + undocumented + notSaid;

/** Absence that another system counted before the school began here: beside the sums, and in none of them. */
function Carried({ carried }: { readonly carried: NonNullable<Figures['carried']> }) {
  const t = useWords(texts);
  const format = useFormat();
  const { before, days, minutes } = carried;
  const values = {
    day: format.day(before),
    days: days ? format.number(allOf(days)) : t('notSaid'),
    hours: minutes ? format.duration(allOf(minutes)) : t('notSaid'),
  };
  return <Paragraph>{t('carried', values)}</Paragraph>;
}

/** Each subject's absence. The minutes of whole days are in it, unlike in the hours above. */
export function Subjects({ figures: { subjects } }: FiguresProps) {
  const t = useWords(texts);
  const format = useFormat();
  if (subjects.length === 0) return null;
  return (
    <>
      <Table className="slim" data-size="sm">
        <caption>{t('bySubject')}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{t('subject')}</Table.HeaderCell>
            <Table.HeaderCell scope="col" className="number">
              {t('away')}
            </Table.HeaderCell>
            <Table.HeaderCell scope="col" className="number">
              {t('late')}
            </Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {subjects.map(({ id, subject, minutes, late }) => (
            <Table.Row key={id}>
              <Table.HeaderCell scope="row">{subject ?? t('noSubject')}</Table.HeaderCell>
              <Table.Cell className="number">{format.duration(absentIn(minutes))}</Table.Cell>
              <Table.Cell className="number">{late.times}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      <Paragraph data-size="sm" className="subtle">
        {t('subjectsHelp')}
      </Paragraph>
    </>
  );
}
