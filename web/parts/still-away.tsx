import { Button, Card, Paragraph } from '@digdir/designsystemet-react';
import { useActing } from '../api/hooks.ts';
import type { AnswerOf } from '../api/table.ts';
import { useMe } from '../session/me.ts';
import { useFormat } from '../words/format.ts';
import { useWords } from '../words/language.ts';
import { Failure } from './failure.tsx';
import { texts } from './texts.ts';

type Item = Pick<AnswerOf<'GET /v1/guardian/notices/{noticeId}'>, 'toDo' | 'pupilName'>;

/** The question of an inbox item, with its two answers: one tap. Shows nothing if the item asks nothing. */
export function StillAway({ item: { toDo, pupilName } }: { readonly item: Item }) {
  const t = useWords(texts);
  const format = useFormat();
  const { role } = useMe();
  const acting = useActing(`POST ${toDo?.path ?? ''}`);
  if (!toDo) return null;
  const answer = (stillAway: boolean) => acting.act({ body: { day: toDo.day, stillAway } });
  const words = role === 'pupil' ? t('stillAwayOwn') : t('stillAway', { name: pupilName ?? '' });
  return (
    <Card className="stack" data-color="warning">
      <Paragraph>
        <strong>{words}</strong> {format.weekday(toDo.day)}
      </Paragraph>
      <div className="buttons">
        <Button variant="secondary" disabled={acting.pending} onClick={() => answer(true)}>
          {t('yesAway')}
        </Button>
        <Button variant="secondary" disabled={acting.pending} onClick={() => answer(false)}>
          {t('noAtSchool')}
        </Button>
      </div>
      {acting.retrying && <p role="status">{t('retrying')}</p>}
      <Failure error={acting.error} />
    </Card>
  );
}
