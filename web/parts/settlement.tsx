import { Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useAct } from '../api/hooks.ts';
import type { AnswerOf } from '../api/table.ts';
import { useWords } from '../words/language.ts';
import { Failure } from './failure.tsx';
import { texts } from './settlement-texts.ts';

type Displaced = AnswerOf<'GET /v1/staff/unsettled-registers'>['registers'][number]['displaced'];

type SettlementProps = {
  readonly lesson: { readonly groupId: string; readonly date: string; readonly lessonId: string };
  readonly why: Displaced;
  /** What the register holds, where the page does not show it. */
  readonly children?: ReactNode;
};

/** The decision on entries whose lesson the timetable has changed: keep them, or drop them. */
export function Settlement({ lesson, why, children }: SettlementProps) {
  const t = useWords(texts);
  const acting = useAct('POST /v1/groups/{groupId}/days/{date}/lessons/{lessonId}/settlement');
  const settle = (outcome: 'kept' | 'dropped') => acting.act({ params: lesson, body: { outcome } });
  return (
    <Card className="stack" data-color="warning">
      <Heading level={2} data-size="xs">
        {t('title')}
      </Heading>
      {children}
      <Paragraph>{t(why)}</Paragraph>
      <Failure error={acting.error} />
      <div className="buttons">
        <Button variant="secondary" loading={acting.pending} onClick={() => settle('kept')}>
          {t('keep')}
        </Button>
        <Button variant="secondary" data-color="danger" disabled={acting.pending} onClick={() => settle('dropped')}>
          {t('drop')}
        </Button>
      </div>
    </Card>
  );
}
