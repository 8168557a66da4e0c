import { Button, Card, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useOwnAct } from '../../api/family.ts';
import { StillAway } from '../../parts/still-away.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { type Item, useLeadsTo } from './leads-to.ts';
import { texts } from './texts.ts';

/** An item of the inbox: what happened, about whom, whether it is read, its question, and the way to its page. */
export function ItemCard({ item }: { readonly item: Item }) {
  const t = useWords(texts);
  const format = useFormat();
  const href = useLeadsTo()(item);
  const reading = useOwnAct('POST inbox/reads');
  const { id, title, area, pupilName, occurredAt, readAt, overtakenAt, toDo } = item;
  const unread = readAt === null && overtakenAt === null;
  const markRead = () => reading.act({ body: { ids: [id] } });
  // A question stays unread until somebody has answered it.
  const opened = () => unread && toDo === null && markRead();
  return (
    <Card className="stack item" data-unread={unread}>
      <Paragraph>
        {href === undefined ? (
          <span className="item-title">{title}</span>
        ) : (
          <Link className="ds-link item-title" href={href} onClick={opened}>
            {title}
          </Link>
        )}
      </Paragraph>
      <div className="row">
        {unread && <Tag data-color="danger">{t('unread')}</Tag>}
        {overtakenAt !== null && <Tag data-color="neutral">{t('overtaken')}</Tag>}
        <Paragraph data-size="sm" className="subtle">
          {[pupilName, t(area), format.time(occurredAt)].filter(Boolean).join(' · ')}
        </Paragraph>
      </div>
      {overtakenAt === null && <StillAway item={item} />}
      {unread && href === undefined && toDo === null && (
        <Button variant="tertiary" data-size="sm" className="start" disabled={reading.pending} onClick={markRead}>
          {t('markRead')}
        </Button>
      )}
    </Card>
  );
}
