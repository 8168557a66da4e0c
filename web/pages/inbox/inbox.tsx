import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useOwnRead } from '../../api/family.ts';
import { osloNow } from '../../api/server-clock.ts';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { byDay } from './by-day.ts';
import { ItemCard } from './item-card.tsx';
import { MarkRead } from './mark-read.tsx';
import { texts } from './texts.ts';

/** What the person should know, newest first. */
export function InboxPage() {
  const t = useWords(texts);
  return (
    <Page title={t('title')}>
      <Items />
      <Link className="ds-link" href="/choices">
        {t('choices')}
      </Link>
    </Page>
  );
}

type ItemsProps = {
  readonly cursor?: string;
  /** The last day of the page before, whose heading stands already. */
  readonly after?: string | undefined;
};

/** One page of items by day, and the way to the next. */
function Items({ cursor, after }: ItemsProps) {
  const t = useWords(texts);
  const inbox = useOwnRead('GET inbox', cursor === undefined ? {} : { query: { cursor } });
  return (
    <Read of={inbox}>
      {({ items, unread, next }) => {
        const days = byDay(items);
        return (
          <>
            {cursor === undefined && items.length > 0 && <MarkRead unread={unread} />}
            {items.length === 0 && cursor === undefined && <Paragraph>{t('none')}</Paragraph>}
            {days.map(({ day, items: ofDay }) => (
              <section key={day} className="stack">
                {day !== after && <DayHeading day={day} />}
                <ul className="plain-list">
                  {ofDay.map((item) => (
                    <li key={item.id}>
                      <ItemCard item={item} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            <More next={next}>{(rest) => <Items cursor={rest} after={days.at(-1)?.day} />}</More>
          </>
        );
      }}
    </Read>
  );
}

function DayHeading({ day }: { readonly day: string }) {
  const t = useWords(texts);
  const format = useFormat();
  return (
    <Heading level={2} data-size="xs">
      {day === osloNow().day ? t('today', { day: format.weekday(day) }) : format.weekday(day)}
    </Heading>
  );
}
