import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useOwnAct } from '../../api/family.ts';
import { useReading } from '../../api/hooks.ts';
import { Failure } from '../../parts/failure.tsx';
import { useMe } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Channels } from './channel-health.tsx';
import { texts } from './texts.ts';

const EVERY_SECONDS = 3;
const SECONDS_WATCHED = 60;

/** What each device had accepted last when the test was ordered; a later time is the test's. */
type Before = ReadonlyMap<string, string | null>;

/** The test of the person's notices: sends one on every channel, and tells what became of it. */
export function TestNotices({ channels }: { readonly channels: Channels }) {
  const t = useWords(texts);
  const acting = useOwnAct('POST test-notices');
  const [before, setBefore] = useState<Before>();
  const test = () => {
    setBefore(new Map(channels.devices.map(({ deviceId, lastAcceptedAt }) => [deviceId, lastAcceptedAt])));
    return acting.act({});
  };
  const sent = acting.answer?.channels ?? [];
  return (
    <div className="stack">
      <Button className="start" variant="secondary" loading={acting.pending} onClick={test}>
        {t('test')}
      </Button>
      <Failure error={acting.error} />
      <div role="status" className="stack">
        {acting.answer && !acting.pending && (
          <Alert data-color="info">
            <Paragraph>{t('testSent')}</Paragraph>
            {sent.includes('email') && (
              <Paragraph>{t('testEmail', { address: channels.email?.address ?? '' })}</Paragraph>
            )}
            {sent.includes('push') && before && (
              <Accepted key={acting.answer.channels.join()} before={before} channels={channels} />
            )}
          </Alert>
        )}
      </div>
    </div>
  );
}

type AcceptedProps = { readonly before: Before; readonly channels: Channels };

/** Watches the devices until one has accepted the test, or for a minute. */
function Accepted({ before, channels: { devices } }: AcceptedProps) {
  const t = useWords(texts);
  const format = useFormat();
  const [over, setOver] = useState(false);
  const accepted = devices.find(
    ({ deviceId, lastAcceptedAt }) => lastAcceptedAt !== null && lastAcceptedAt !== before.get(deviceId),
  );
  const waits = accepted === undefined && !over;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setOver(true), SECONDS_WATCHED * 1000);
    return () => clearTimeout(timer);
  }, [waits]);
  if (accepted?.lastAcceptedAt)
    return (
      <Paragraph>
        {t('testAccepted', { device: t(accepted.platform), at: format.moment(accepted.lastAcceptedAt) })}
      </Paragraph>
    );
  return (
    <>
      {waits && <Watch />}
      <Paragraph>{t(waits ? 'testWaits' : 'testNotAccepted')}</Paragraph>
    </>
  );
}

/** Asks for the channels again and again; the page above shows the answers. */
function Watch() {
  const { role } = useMe();
  useReading(`GET /v1/${role}/notice-channels`, {}, { everySeconds: EVERY_SECONDS });
  return null;
}
