import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import type { Import } from './import.tsx';
import { texts } from './import-texts.ts';

type Line = Import['refused'][number];
type LinesProps = {
  readonly title: string;
  readonly lines: readonly Line[];
  /** All lines of this kind; the list holds the first ones. */
  readonly count: number;
};

/** Lines of the file with what is said of them: file, line, column, and what the column takes. */
export function LineList({ title, lines, count }: LinesProps) {
  const t = useWords(texts);
  if (count === 0) return null;
  return (
    <section className="stack tight" aria-label={title}>
      <Heading level={2} data-size="xs">
        {title} ({count})
      </Heading>
      <ul className="lines">
        {lines.map((line) => (
          <li key={JSON.stringify(line)}>
            {line.text}
            {line.detail !== null && ` ${line.detail}`}
            <span className="about">
              {[t('at', { file: line.file, line: line.line }), line.column, line.form].filter(Boolean).join(' · ')}
            </span>
            {line.allowed.length > 0 && (
              <Paragraph data-size="sm">
                {t('allowed', { words: line.allowed.join(', ') })}
                {line.allowedMore > 0 && ` ${t('allowedMore', { count: line.allowedMore })}`}
              </Paragraph>
            )}
          </li>
        ))}
      </ul>
      {lines.length < count && <Paragraph data-size="sm">{t('firstLines', { shown: lines.length, count })}</Paragraph>}
    </section>
  );
}
