import { Paragraph, Table } from '@digdir/designsystemet-react';
import { useFormat } from '../words/format.ts';
import { useWords } from '../words/language.ts';
import { texts } from './sums-texts.ts';

const KINDS = ['undocumented', 'self-declared', 'health-personnel', 'other-documented', 'not-absence'] as const;
/** Days or minutes for each kind of documentation. */
type Sums = Readonly<Record<(typeof KINDS)[number], number>>;

type TableProps = { readonly days: Sums; readonly minutes: Sums };

/** Days and hours for each kind of documentation that has any. The two are never converted into each other. */
export function SumsTable({ days, minutes }: TableProps) {
  const t = useWords(texts);
  const format = useFormat();
  const shown = KINDS.filter((kind) => days[kind] > 0 || minutes[kind] > 0);
  if (shown.length === 0) return <Paragraph>{t('none')}</Paragraph>;
  return (
    <Table className="slim" data-size="sm">
      <caption>{t('caption')}</caption>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell scope="col">{t('documentation')}</Table.HeaderCell>
          <Table.HeaderCell scope="col" className="number">
            {t('days')}
          </Table.HeaderCell>
          <Table.HeaderCell scope="col" className="number">
            {t('hours')}
          </Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {shown.map((kind) => (
          <Table.Row key={kind}>
            <Table.HeaderCell scope="row">{t(kind)}</Table.HeaderCell>
            <Table.Cell className="number">{days[kind]}</Table.Cell>
            <Table.Cell className="number">{format.duration(minutes[kind])}</Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}
