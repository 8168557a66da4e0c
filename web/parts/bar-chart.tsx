import { Details, Paragraph, Table } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useWords } from '../words/language.ts';
import { texts } from './texts.ts';

export type Bar = {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** The value in words, such as `4,2 %`. */
  readonly words: string;
  /** Further words below the bar. */
  readonly note?: string | undefined;
  /** True for a bar that is over the mark. */
  readonly over?: boolean;
};

type BarChartProps = {
  readonly title: string;
  /** The heads of the columns when the chart is read as a table. */
  readonly heads: readonly [label: string, value: string];
  readonly bars: readonly Bar[];
  /** A line across the bars, with its words. */
  readonly mark: { readonly value: number; readonly words: string };
};

/** Bars beside a mark, each with its number in words; the same numbers as a table for whoever prefers that. */
export function BarChart({ title, heads, bars, mark }: BarChartProps) {
  const t = useWords(texts);
  const titleId = useId();
  // The mark stands at two thirds at most, so that a bar over it has room.
  const most = Math.max(mark.value * 1.5, ...bars.map(({ value }) => value));
  return (
    <figure className="chart" aria-labelledby={titleId}>
      <figcaption id={titleId}>{title}</figcaption>
      <Paragraph data-size="sm" className="chart-mark">
        {mark.words}
      </Paragraph>
      <ul className="plain-list">
        {bars.map((bar) => (
          <li key={bar.id}>
            <BarRow bar={bar} mark={mark.value} most={most} />
          </li>
        ))}
      </ul>
      <Details>
        <Details.Summary>{t('asTable')}</Details.Summary>
        <Details.Content>
          <Table>
            <caption>{title}</caption>
            <Table.Head>
              <Table.Row>
                {heads.map((head) => (
                  <Table.HeaderCell key={head} scope="col">
                    {head}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {bars.map(({ id, label, words }) => (
                <Table.Row key={id}>
                  <Table.HeaderCell scope="row">{label}</Table.HeaderCell>
                  <Table.Cell className="number">{words}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </Details.Content>
      </Details>
    </figure>
  );
}

type BarRowProps = { readonly bar: Bar; readonly mark: number; readonly most: number };

/** The words stand in the page and not in the drawing: they wrap, grow with the text size, and are read aloud. */
function BarRow({ bar: { label, value, words, note, over = false }, mark, most }: BarRowProps) {
  const share = (part: number): string => `${most > 0 ? (100 * part) / most : 0}%`;
  return (
    <>
      <span className="chart-words">
        <span>{label}</span> <span className="number">{words}</span>
      </span>
      <svg className="chart-bar" role="img" aria-label={`${label}: ${words}`}>
        <rect className="chart-ground" width="100%" height="100%" rx="4" />
        <rect className={over ? 'chart-value over' : 'chart-value'} width={share(value)} height="100%" rx="4" />
        <line className="chart-line" x1={share(mark)} x2={share(mark)} y1="0" y2="100%" />
      </svg>
      {note !== undefined && <span className="subtle">{note}</span>}
    </>
  );
}
