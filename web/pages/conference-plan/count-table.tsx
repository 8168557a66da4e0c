import { Table } from '@digdir/designsystemet-react';
import type { AnswerOf } from '../../api/table.ts';
import { useWords } from '../../words/language.ts';
import { texts as round } from './texts.ts';
import { texts } from './times-texts.ts';
import type { Round } from './use-round.ts';

type CountProps = {
  readonly caption: string;
  readonly count: AnswerOf<'POST /v1/schools/{schoolId}/conferences/{conferenceId}/times'>;
  readonly teachers: Round['teachers'];
};

/** How many times each teacher gets or has. */
export function CountTable({ caption, count: { teachers: counted, total }, teachers }: CountProps) {
  const t = useWords(texts);
  const words = useWords(round);
  const nameOf = (id: string) =>
    teachers.find(({ teacherId }) => teacherId === id)?.teacherName ??
    words(teachers.length > 0 ? 'unknownName' : 'own');
  return (
    <Table className="slim" data-size="sm">
      <caption>{caption}</caption>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell scope="col">{t('teacher')}</Table.HeaderCell>
          <Table.HeaderCell scope="col" className="number">
            {t('count')}
          </Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {counted.map(({ teacherId, times }) => (
          <Table.Row key={teacherId}>
            <Table.HeaderCell scope="row">{nameOf(teacherId)}</Table.HeaderCell>
            <Table.Cell className="number">{times}</Table.Cell>
          </Table.Row>
        ))}
        {counted.length > 1 && (
          <Table.Row>
            <Table.HeaderCell scope="row">{t('total')}</Table.HeaderCell>
            <Table.Cell className="number">{total}</Table.Cell>
          </Table.Row>
        )}
      </Table.Body>
    </Table>
  );
}
