import { Alert, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { Moves } from './moves.tsx';
import { texts } from './texts.ts';

export type Report = AnswerOf<'GET /v1/schools/{schoolId}/reported-messages/{reportedId}'>;

/** A reported message for a leader: the words, what was done, and what can be done. */
export function ReportPage() {
  const t = useWords(texts);
  const { schoolId = '', reportedId = '' } = useParams();
  const report = useRead('GET /v1/schools/{schoolId}/reported-messages/{reportedId}', {
    params: { schoolId, reportedId },
  });
  const { data } = report;
  const back = `/school/${schoolId}/reported-messages`;
  return (
    <Page title={t('report')} {...(data && { about: data.pupilName })} back={back}>
      <Read of={report}>{(shown) => <Shown report={shown} schoolId={schoolId} />}</Read>
    </Page>
  );
}

function Shown({ report, schoolId }: { readonly report: Report; readonly schoolId: string }) {
  const t = useWords(texts);
  const format = useFormat();
  const nameOf = useName();
  const { conversation, reason, note, by, at } = report;
  const { lastDay } = conversation;
  return (
    <>
      <div className="row">
        <Tag data-color={report.status === 'open' ? 'warning' : 'success'}>
          {t(report.status === 'open' ? 'isOpen' : 'handled')}
        </Tag>
        <Tag data-color={reason === 'threat' ? 'danger' : 'neutral'}>{t(reason)}</Tag>
        {conversation.held && <Tag data-color="info">{t('isHeld')}</Tag>}
      </div>
      <Paragraph>{t('reportedBy', { name: nameOf(by), at: format.moment(at) })}</Paragraph>
      {note !== '' && (
        <blockquote className="as-written" dir="auto">
          {note}
        </blockquote>
      )}
      {conversation.status === 'paused' && (
        <Alert data-color="info">
          {lastDay === null ? t('isPaused') : t('isPausedUntil', { day: format.day(lastDay) })}
        </Alert>
      )}
      <Lines report={report} />
      <Moves report={report} schoolId={schoolId} />
      <Done report={report} />
    </>
  );
}

/** A name with what the person is. */
function useName(): (person: Report['by']) => string {
  const t = useWords(texts);
  return ({ kind, name }) => `${name ?? t('noName')} (${t(kind)})`;
}

function Lines({ report: { messages, status } }: { readonly report: Report }) {
  const t = useWords(texts);
  const format = useFormat();
  const nameOf = useName();
  if (status === 'handled') return <Paragraph>{t('notShown')}</Paragraph>;
  return (
    <section className="stack" aria-labelledby="lines">
      <Heading level={2} id="lines" data-size="xs">
        {t('messages')}
      </Heading>
      <ol className="messages">
        {messages.map((line) => (
          <li key={line.messageId} className="message" data-own={line.reported}>
            <span className="subtle">
              <strong>
                <bdi>{nameOf(line.by)}</bdi>
              </strong>{' '}
              {format.moment(line.at)}
            </span>
            {line.reported && <Tag data-color="warning">{t('reportedHere')}</Tag>}
            {line.status !== 'sent' && <Tag>{t(line.status)}</Tag>}
            {line.text === null ? (
              line.status === 'sent' && <span className="subtle">{t('line')}</span>
            ) : (
              <p className="as-written" dir="auto">
                {line.text}
              </p>
            )}
            {line.attachmentCount > 0 && <span className="subtle">{t('files', { count: line.attachmentCount })}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

const DID = { hide: 'didHide', pause: 'didPause', resume: 'didResume', handle: 'didHandle' } as const;

function Done({ report: { decisions } }: { readonly report: Report }) {
  const t = useWords(texts);
  const format = useFormat();
  if (decisions.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="done">
      <Heading level={2} id="done" data-size="xs">
        {t('done')}
      </Heading>
      <ul className="lines">
        {decisions.map(({ move, byName, at, reason }) => (
          <li key={at + move}>
            <Paragraph data-size="sm" className="subtle">
              {t('doneBy', { what: t(DID[move]), name: byName ?? t('noName'), at: format.moment(at) })}
            </Paragraph>
            <Paragraph dir="auto">{reason}</Paragraph>
          </li>
        ))}
      </ul>
    </section>
  );
}
