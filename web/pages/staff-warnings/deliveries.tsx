import { Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './delivery-texts.ts';

const DELIVERIES = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}/deliveries';
type Recipient = AnswerOf<typeof DELIVERIES>['recipients'][number];

const COLORS: Readonly<Record<Recipient['status'], 'success' | 'info' | 'warning' | 'neutral'>> = {
  acknowledged: 'success',
  opened: 'success',
  'on-paper': 'success',
  'let-go': 'neutral',
  'paper-waits': 'warning',
  reminded: 'warning',
  available: 'info',
};

type DeliveriesProps = { readonly params: Readonly<Record<'schoolId' | 'pupilId' | 'warningId', string>> };

/** Who has got a warning: each recipient with the strongest state, and the way there. */
export function Deliveries({ params }: DeliveriesProps) {
  const t = useWords(texts);
  const trail = useRead(DELIVERIES, { params });
  return (
    <section className="stack" aria-labelledby="deliveries">
      <Heading level={2} id="deliveries" data-size="xs">
        {t('deliveries')}
      </Heading>
      <Read of={trail}>
        {({ recipients }) => (
          <>
            {recipients.length === 0 && <Paragraph>{t('noRecipients')}</Paragraph>}
            <ul className="plain-list">
              {recipients.map((recipient) => (
                <li key={recipient.person.id}>
                  <RecipientCard recipient={recipient} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </section>
  );
}

function RecipientCard({ recipient }: { readonly recipient: Recipient }) {
  const t = useWords(texts);
  const format = useFormat();
  const { person, status, notices, openedAt, acknowledgedAt, remindedAt, paper, letGo } = recipient;
  const steps = [
    ...notices.map(({ round, channel, outcome, at }) => ({
      at,
      words: t('noticeStep', { round: t(`round-${round}`), channel: t(channel), outcome: t(outcome) }),
    })),
    ...(remindedAt ? [{ at: remindedAt, words: t('reminded') }] : []),
    ...(openedAt ? [{ at: openedAt, words: t('opened') }] : []),
    ...(acknowledgedAt ? [{ at: acknowledgedAt, words: t('acknowledged') }] : []),
    ...(paper ? [{ at: paper.at, words: t('paperWhy', { why: t(`why-${paper.why}`) }) }] : []),
    ...(paper?.done
      ? [{ at: paper.done.at, words: t('paperDone', { how: t(paper.done.how), by: paper.done.by ?? t('school') }) }]
      : []),
    ...(letGo ? [{ at: letGo.at, words: t('letGoWhy', { why: t(`gone-${letGo.why}`) }) }] : []),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={3} data-size="2xs" className="grow">
          {person.name ?? t('hidden')}
          <span className="about">{t(person.kind)}</span>
        </Heading>
        <Tag data-color={COLORS[status]}>{t(status)}</Tag>
      </div>
      <ol className="plain-list">
        {steps.map(({ at, words }) => (
          <li key={at + words}>
            {words}
            <span className="about">{format.moment(at)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
