import { Paragraph, Table } from '@digdir/designsystemet-react';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Import } from './import.tsx';
import { texts } from './import-texts.ts';

type Counts = NonNullable<Import['counts']>;
type DifferenceProps = { readonly of: Import; readonly counts: Counts };

const COLUMNS = ['added', 'changed', 'ended', 'refused', 'unchanged'] as const;
const KINDS = [
  'school',
  'term',
  'group',
  'pupil',
  'guardian',
  'staff',
  'link',
  'enrolment',
  'lesson',
  'absence',
] as const;

/** What the file changes, in a sentence and by kind of record. */
export function Difference({ of, counts }: DifferenceProps) {
  const t = useWords(texts);
  const format = useFormat();
  const sum = (column: (typeof COLUMNS)[number]) => Object.values(counts).reduce((all, kind) => all + kind[column], 0);
  const sums = { added: sum('added'), changed: sum('changed'), ended: sum('ended') };
  const nothing = sums.added + sums.changed + sums.ended === 0;
  const kinds = KINDS.flatMap((kind) => (counts[kind] ? [[kind, counts[kind]] as const] : []));
  return (
    <>
      <Paragraph>
        {nothing ? t('noDifference') : t(of.mode === 'dry-run' ? 'wouldChange' : 'didChange', sums)}
      </Paragraph>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="wide" tabIndex={0} aria-label={t('difference')}>
        <Table data-size="sm">
          <caption>{t('difference')}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell scope="col">{t('record')}</Table.HeaderCell>
              {COLUMNS.map((column) => (
                <Table.HeaderCell key={column} scope="col">
                  {t(column)}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {kinds.map(([kind, counted]) => (
              <Table.Row key={kind}>
                <Table.HeaderCell scope="row">{t(kind)}</Table.HeaderCell>
                {COLUMNS.map((column) => (
                  <Table.Cell key={column} className="number">
                    {format.number(counted[column])}
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </section>
    </>
  );
}
