import type { ReactNode } from 'react';
import type { AnswerOf } from '../../api/table.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './record-texts.ts';

const ROUTE = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/lifted-messages';
export type LiftedDocument = AnswerOf<typeof ROUTE>['documents'][number];
type DocumentProps = { readonly document: LiftedDocument; readonly children: ReactNode };

/** A document of lifted messages: what for, by whom and when, with the button that fetches it. */
export function Document({ document: { purpose, count, at, byName }, children }: DocumentProps) {
  const t = useWords(texts);
  const format = useFormat();
  return (
    <div className="stack tight">
      <strong dir="auto">{t('document', { purpose, count })}</strong>
      <span className="subtle">
        {format.moment(at)} · {byName}
      </span>
      {children}
    </div>
  );
}
