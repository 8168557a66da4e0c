import { Button, Card, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { tagOf } from '../api/call.ts';
import { useAct, useRead } from '../api/hooks.ts';
import type { AnswerOf } from '../api/table.ts';
import { useFormat } from '../words/format.ts';
import { useLanguage, useWords } from '../words/language.ts';
import type { Language } from '../words/text.ts';
import { Choice } from './choice.tsx';
import { Failure } from './failure.tsx';
import { texts } from './leave-application-texts.ts';

export const LEAVE = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}';
type Leave = AnswerOf<typeof LEAVE>;
type Word = { readonly id: string } & Readonly<Record<Language, string>>;

/** An application with its steps. */
export function LeaveFacts({ leave }: { readonly leave: Leave }) {
  const t = useWords(texts);
  const format = useFormat();
  return (
    <Card className="stack">
      <div className="row">
        <Tag data-color={leave.status === 'applied' ? 'warning' : 'info'}>{t(leave.status)}</Tag>
        {leave.protected && <Tag data-color="warning">{t('protected')}</Tag>}
      </div>
      <dl className="facts below">
        <dt>{t('period')}</dt>
        <dd>
          {format.days(leave.firstDay, leave.lastDay)}, {t('schoolDays', { days: leave.dates.length })}
        </dd>
        <dt>{t('purpose')}</dt>
        <dd>{leave.purpose.text}</dd>
        <dt>{t('decides')}</dt>
        <dd>{t(leave.decider)}</dd>
        {leave.steps.map(({ status, at, by, refusalReason }) => [
          <dt key={`${at} step`}>{t(status)}</dt>,
          <dd key={at}>
            {[by.you ? t('you') : (by.name ?? t(by.kind)), format.moment(at), refusalReason?.text]
              .filter(Boolean)
              .join(' · ')}
          </dd>,
        ])}
      </dl>
    </Card>
  );
}

/** The choice between a grant and a refusal with a reason of the owner's list; the second tap decides. */
export function LeaveDecision({ leave }: { readonly leave: Leave }) {
  const t = useWords(texts);
  const language = useLanguage();
  const { schoolId, pupilId, leaveId } = leave;
  // The state that was read when the form opened: another decision meanwhile is refused, not overwritten.
  const [tag] = useState(tagOf(leave));
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const settings = useRead('GET /v1/schools/{schoolId}/settings', { params: { schoolId } }, { enabled: refusing });
  const acting = useAct('POST /v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}/decision');
  const reasons = settings.data?.settings.find(({ key }) => key === 'leave.refusalReasons')?.value as
    | readonly Word[]
    | undefined;
  const decide = (outcome: 'granted' | 'refused') =>
    acting.act({
      params: { schoolId, pupilId, leaveId },
      body: { outcome, ...(outcome === 'refused' && reason !== '' && { refusalReasonId: reason }) },
      ifMatch: tag,
    });
  return (
    <Card className="stack" data-color="accent">
      <Paragraph>{t(refusing ? 'refuseLead' : 'decideLead')}</Paragraph>
      {refusing && (
        <Choice
          id="refusalReasonId"
          label={t('refusalReason')}
          value={reason}
          choices={[
            { id: '', text: t('choose') },
            ...(reasons ?? []).map((word) => ({ id: word.id, text: word[language] })),
          ]}
          onChange={setReason}
        />
      )}
      <Failure error={settings.error} again={settings.again} />
      <Failure error={acting.error} />
      {acting.retrying && <p role="status">{t('retrying')}</p>}
      <div className="buttons">
        {!refusing && (
          <Button loading={acting.pending} onClick={() => decide('granted')}>
            {t('grant')}
          </Button>
        )}
        <Button
          variant="secondary"
          data-color="danger"
          loading={refusing && acting.pending}
          disabled={!refusing && acting.pending}
          onClick={() => (refusing ? decide('refused') : setRefusing(true))}
        >
          {t('refuse')}
        </Button>
        {refusing && (
          <Button variant="tertiary" onClick={() => setRefusing(false)}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </Card>
  );
}
