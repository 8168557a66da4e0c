import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Thread } from './place.ts';
import { texts } from './report-texts.ts';

/** In the place of the field for the next message, while a leader's pause lasts. */
export function Paused({ thread: { paused, delivery } }: { readonly thread: Thread }) {
  const t = useWords(texts);
  const format = useFormat();
  const lastDay = paused?.lastDay ?? null;
  const { name = null, phone = null } = delivery.urgent ?? {};
  return (
    <Alert data-color="warning" className="foot">
      <Paragraph>{lastDay === null ? t('paused') : t('pausedUntil', { day: format.day(lastDay) })}</Paragraph>
      {name === null && phone === null ? (
        <Paragraph data-size="sm">{t('askSchool')}</Paragraph>
      ) : (
        <Paragraph data-size="sm">
          {t('ask')} {name}{' '}
          {phone !== null && (
            <a className="ds-link" href={`tel:${phone}`}>
              {phone}
            </a>
          )}
        </Paragraph>
      )}
    </Alert>
  );
}
