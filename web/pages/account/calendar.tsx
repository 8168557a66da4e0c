import { Details, Heading, Paragraph, Switch } from '@digdir/designsystemet-react';
import { tagOf } from '../../api/call.ts';
import { useOwnAct, useOwnRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { CalendarAddress } from './calendar-address.tsx';
import { texts } from './calendar-texts.ts';

export type Calendar = AnswerOf<'GET /v1/guardian/calendar'>;

/** The own appointments in the calendar of a phone: the address, how much it says, and the way to add it. */
export function CalendarPage() {
  const t = useWords(texts);
  const calendar = useOwnRead('GET calendar', {});
  return (
    <Page title={t('calendar')} lead={t('lead')} back="/account">
      <Read of={calendar}>
        {(shown) => (
          <>
            <CalendarAddress feed={shown.feed} />
            <Shows calendar={shown} again={calendar.again} />
            <HowToAdd />
          </>
        )}
      </Read>
    </Page>
  );
}

type ShowsProps = { readonly calendar: Calendar; readonly again: () => Promise<unknown> };

/** Neutral titles, or what it is and where. It is stored at the tap. */
function Shows({ calendar, again }: ShowsProps) {
  const t = useWords(texts);
  const acting = useOwnAct('PUT calendar');
  const { details } = calendar;
  const set = async (wanted: boolean) => {
    const answer = await acting.act({ body: { details: wanted }, ifMatch: tagOf(calendar) });
    // Somebody may have chosen in another browser: the switch shows what holds.
    if (answer === undefined) await again();
  };
  return (
    <section className="stack" aria-labelledby="shows">
      <Heading level={2} id="shows" data-size="sm">
        {t('shows')}
      </Heading>
      <Paragraph>{t('showsLead')}</Paragraph>
      <Switch
        label={t('details')}
        description={t(details ? 'detailsOn' : 'detailsOff')}
        checked={acting.pending ? !details : details}
        onChange={({ target }) => set(target.checked)}
      />
      <Failure error={acting.error} />
      <Paragraph data-size="sm" role="status">
        {acting.answer !== undefined && acting.error === null && t('saved')}
      </Paragraph>
    </section>
  );
}

const PROGRAMS = [
  ['iphone', 'iphoneHow'],
  ['google', 'googleHow'],
  ['outlook', 'outlookHow'],
] as const;

function HowToAdd() {
  const t = useWords(texts);
  return (
    <section className="stack" aria-labelledby="how">
      <Heading level={2} id="how" data-size="sm">
        {t('how')}
      </Heading>
      <div>
        {PROGRAMS.map(([name, how]) => (
          <Details key={name}>
            <Details.Summary>{t(name)}</Details.Summary>
            <Details.Content>{t(how)}</Details.Content>
          </Details>
        ))}
      </div>
    </section>
  );
}
