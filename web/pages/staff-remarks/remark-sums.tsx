import { Paragraph } from '@digdir/designsystemet-react';
import type { AnswerOf } from '../../api/table.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type Remarks = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/remarks'>;

/** Remarks in numbers: each ledger, what is held, and each category. */
export function RemarkSums({ sums, categories }: Pick<Remarks, 'sums' | 'categories'>) {
  const t = useWords(texts);
  const { order, conduct, held } = sums;
  return (
    <>
      <dl className="facts">
        {[['order', order] as const, ['conduct', conduct] as const].map(([ledger, { negative, positive }]) => [
          <dt key={`${ledger} name`}>{t(ledger)}</dt>,
          <dd key={ledger}>{t(positive > 0 ? 'countsBoth' : 'counts', { negative, positive })}</dd>,
        ])}
        {held > 0 && <dt>{t('held')}</dt>}
        {held > 0 && <dd>{held}</dd>}
      </dl>
      {categories.length > 0 && (
        <Paragraph data-size="sm" className="subtle">
          {categories.map(({ text, count }) => `${text}: ${count}`).join(' · ')}
        </Paragraph>
      )}
    </>
  );
}
