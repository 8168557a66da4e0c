import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { type More, Paged } from '../../parts/paged.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { type Setting, useHistory, useLevel } from './level.ts';
import { texts } from './texts.ts';
import { ValueWords } from './value-words.tsx';

/** Every change of the setting at this level, newest first: who, when, from which value to which. */
export function HistoryList({ setting }: { readonly setting: Setting }) {
  const t = useWords(texts);
  return (
    <section className="stack tight" aria-labelledby="history">
      <Heading level={2} id="history" data-size="xs">
        {t('history')}
      </Heading>
      <Paged>{(cursor, more) => <Changes setting={setting} cursor={cursor} more={more} />}</Paged>
    </section>
  );
}

type ChangesProps = { readonly setting: Setting; readonly cursor: string | undefined; readonly more: More };

function Changes({ setting, cursor, more }: ChangesProps) {
  const t = useWords(texts);
  const format = useFormat();
  const level = useLevel();
  const history = useHistory(level, setting.key, cursor);
  const wordsOf = (value: unknown) =>
    value === null ? (
      t(level.kind === 'school' ? 'ownersValue' : 'defaultValue')
    ) : (
      <ValueWords value={value} form={setting.form} />
    );
  return (
    <Read of={history}>
      {({ changes, next }) => (
        <>
          {changes.length === 0 && cursor === undefined && <Paragraph>{t('noHistory')}</Paragraph>}
          <ul className="lines">
            {changes.map(({ version, before, after, changedAt, changedBy }) => (
              <li key={version}>
                {wordsOf(before)} <span aria-hidden>→</span>
                <span className="only-heard">{t('became')}</span> <strong>{wordsOf(after)}</strong>
                <span className="about">
                  {format.moment(changedAt)}, {changedBy.name ?? t('somebody')}
                </span>
              </li>
            ))}
          </ul>
          {more(next)}
        </>
      )}
    </Read>
  );
}
