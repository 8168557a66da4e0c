import { Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { PhoneLink } from '../../parts/phone-link.tsx';
import { useMe } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import type { Thread } from './place.ts';
import { texts } from './texts.ts';
import { useWaits } from './words.ts';
import { texts as writeTexts } from './write-texts.ts';

type Delivery = Thread['delivery'];

/** For families, before they send: when the school gets what is written now, and whom to call if it cannot wait. */
export function DeliveryWords({ delivery: { at, urgent } }: { readonly delivery: Delivery }) {
  const t = useWords(texts);
  const waits = useWaits();
  if (useMe().role === 'staff') return null;
  const phone = urgent?.phone;
  return (
    <Paragraph data-size="sm" className="grow">
      {at === null ? t('atOnce') : waits(at)}{' '}
      {phone ? (
        <>
          {t('urgent')} <PhoneLink phone={phone} />.
        </>
      ) : (
        t('urgentSchool')
      )}
    </Paragraph>
  );
}

/** A quiet hint, which stops nothing: what is sensitive belongs in a talk. */
export function SensitiveHint({ urgent }: { readonly urgent: Delivery['urgent'] }) {
  const t = useWords(writeTexts);
  const phone = urgent?.phone;
  if (useMe().role === 'staff') return <Hint>{t('sensitiveStaff')}</Hint>;
  return (
    <Hint>
      {t('sensitive')}
      {phone && (
        <>
          {t('sensitiveCall')} <PhoneLink phone={phone} />
        </>
      )}
      .
    </Hint>
  );
}

function Hint({ children }: { readonly children: ReactNode }) {
  return (
    <Paragraph data-size="sm" className="subtle">
      {children}
    </Paragraph>
  );
}
