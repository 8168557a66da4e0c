import { Paragraph } from '@digdir/designsystemet-react';
import { serverNow } from '../../api/server-clock.ts';
import { PhoneLink } from '../../parts/phone-link.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useMe } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './booking-texts.ts';
import { texts as words } from './family-texts.ts';
import type { Conference } from './times.ts';

/** Reasons for which a call helps nobody. */
const WAIT: ReadonlySet<string> = new Set(['notYet', 'ended', 'guardiansBook', 'pupilBooks']);

/** Why the reader cannot book now, and what to do instead. */
export function WhyNoBooking({ shown }: { readonly shown: Conference }) {
  const t = useWords(texts);
  const own = useWords(words);
  const format = useFormat();
  const { role } = useMe();
  const { child } = useChild();
  const why = reasonOf(shown, { isPupil: role === 'pupil', why: child?.may.why });
  const when = format.moment(why === 'notYet' ? shown.bookingFrom : shown.bookingUntil);
  const phone = child?.schoolContact?.phone;
  return (
    <>
      {why === 'guardiansBook' && shown.talks.length === 0 && <Paragraph>{t('noTalks')}</Paragraph>}
      <Paragraph>{t(why, { when })}</Paragraph>
      {phone && !WAIT.has(why) && (
        <PhoneLink phone={phone} className="call" words={(number) => own('call', { phone: number })} />
      )}
    </>
  );
}

type Reader = {
  readonly isPupil: boolean;
  readonly why: 'pupil-of-age' | 'pupil-not-of-age' | undefined;
};

function reasonOf({ status, bookingFrom, bookingUntil }: Conference, { isPupil, why }: Reader) {
  if (status === 'ended') return 'ended';
  if (isPupil && why === 'pupil-not-of-age') return 'guardiansBook';
  if (why === 'pupil-of-age') return 'pupilBooks';
  if (status !== 'open') return 'closed';
  const now = serverNow();
  if (now < Date.parse(bookingFrom)) return 'notYet';
  return now < Date.parse(bookingUntil) ? 'notInvited' : 'tooLate';
}
