import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Tagged } from './meeting-tags.tsx';
import { texts } from './texts.ts';
import { When } from './when.tsx';

type Meeting = Tagged & {
  readonly title: string;
  readonly text: string;
  readonly group: string;
  /** The planner's name; `null` for somebody who has left. */
  readonly plannedBy: string | null;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  /** Why it was cancelled. */
  readonly reason: string | null;
};

/** What a meeting is about, when and where. One that is cancelled or moved says so first. */
export function MeetingWords({ meeting }: { readonly meeting: Meeting }) {
  const t = useWords(texts);
  const { title, text, group, plannedBy, place } = meeting;
  return (
    <section className="stack">
      <State meeting={meeting} />
      <h2 className="ds-heading" data-size="xs" dir="auto">
        {title}
      </h2>
      <dl className="facts meeting-facts">
        <dt>{t('when')}</dt>
        <dd>
          <When meeting={meeting} />
        </dd>
        <dt>{t('where')}</dt>
        <dd dir="auto">{place}</dd>
        <dt>{t('forWhom')}</dt>
        <dd>{group}</dd>
        {plannedBy !== null && <dt>{t('planner')}</dt>}
        {plannedBy !== null && <dd>{plannedBy}</dd>}
      </dl>
      <p className="as-written" dir="auto">
        {text}
      </p>
    </section>
  );
}

function State({ meeting: { status, movedAt, begun, reason } }: { readonly meeting: Meeting }) {
  const t = useWords(texts);
  const format = useFormat();
  if (status === 'cancelled')
    return (
      <Alert data-color="danger">
        <Paragraph>
          <strong>{t('isCancelled')}</strong>
        </Paragraph>
        {reason !== null && (
          <Paragraph className="as-written" dir="auto">
            {reason}
          </Paragraph>
        )}
      </Alert>
    );
  if (movedAt === null || begun) return null;
  return (
    <Alert data-color="warning">
      <Paragraph>{t('isMoved', { when: format.moment(movedAt) })}</Paragraph>
    </Alert>
  );
}
