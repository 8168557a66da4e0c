import { Alert, Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useOwnAct } from '../../api/family.ts';
import { Failure } from '../../parts/failure.tsx';
import { Sure } from '../../parts/sure.tsx';
import { osloDayOf } from '../../words/days.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Calendar } from './calendar.tsx';
import { texts } from './calendar-texts.ts';

type AddressProps = { readonly feed: Calendar['feed'] };

/** The address of the feed: made, shown this once, made anew, ended. It is in this page's memory and nowhere else. */
export function CalendarAddress({ feed }: AddressProps) {
  const t = useWords(texts);
  const format = useFormat();
  const making = useOwnAct('POST calendar/feed');
  const ending = useOwnAct('DELETE calendar/feed');
  const [ended, setEnded] = useState(false);
  const make = async () => {
    setEnded(false);
    return making.act({});
  };
  const end = async () => {
    await ending.act({});
    setEnded(true);
  };
  // The calendar is read anew after each step: without a feed the address leads nowhere.
  const url = feed === null ? undefined : making.answer?.url;
  return (
    <section className="stack" aria-labelledby="address">
      <Heading level={2} id="address" data-size="sm">
        {t('address')}
      </Heading>
      <div role="status">
        {ended && feed === null && <Alert data-color="success">{t('ended')}</Alert>}
        {url !== undefined && <Alert data-color="warning">{t('shownOnce')}</Alert>}
      </div>
      {url !== undefined && <Shown key={url} url={url} />}
      {feed === null ? (
        <>
          <Paragraph>{t('noFeed')}</Paragraph>
          <Failure error={making.error} />
          <Button className="start" loading={making.pending} onClick={make}>
            {t('make')}
          </Button>
        </>
      ) : (
        <>
          {url === undefined && <Paragraph>{t('madeOn', { day: format.day(osloDayOf(feed.madeAt)) })}</Paragraph>}
          <Sure acting={making} question={t('makeNewSure')} words={t('makeNew')} harmless onSure={make} />
          <Sure acting={ending} question={t('endSure')} words={t('end')} onSure={end} />
        </>
      )}
    </section>
  );
}

function Shown({ url }: { readonly url: string }) {
  const t = useWords(texts);
  const [copied, setCopied] = useState<'copied' | 'notCopied'>();
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setCopied('copied'),
      () => setCopied('notCopied'),
    );
  return (
    <>
      <Textfield readOnly label={t('yourAddress')} value={url} onFocus={({ target }) => target.select()} />
      <Button className="start" onClick={copy}>
        {t('copy')}
      </Button>
      <Paragraph data-size="sm" role="status">
        {copied && t(copied)}
      </Paragraph>
    </>
  );
}
