import { Alert, Button, Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useOwnAct, useOwnRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { TestNotices } from './test-notices.tsx';
import { texts } from './texts.ts';
import { useHere } from './this-device.tsx';

export type Channels = AnswerOf<'GET /v1/guardian/notice-channels'>;
type Device = Channels['devices'][number];

const COLORS = { works: 'success', silent: 'warning', failed: 'danger', untried: 'info' } as const;

/** Whether notices reach the person: every device and the e-mail address, each with advice, and the test. */
export function ChannelHealth() {
  const t = useWords(texts);
  const channels = useOwnRead('GET notice-channels', {});
  return (
    <section className="stack" aria-labelledby="channels">
      <Heading level={2} id="channels" data-size="sm">
        {t('channels')}
      </Heading>
      <Read of={channels}>
        {(shown) => (
          <>
            {shown.silence && <Alert data-color="warning">{shown.silence.advice}</Alert>}
            <ul className="plain-list">
              <li>
                <EMail email={shown.email} />
              </li>
              {shown.devices.map((device) => (
                <li key={device.deviceId}>
                  <DeviceCard device={device} />
                </li>
              ))}
            </ul>
            {shown.devices.length === 0 && <Paragraph>{t('noDevice')}</Paragraph>}
            <TestNotices channels={shown} />
          </>
        )}
      </Read>
    </section>
  );
}

function EMail({ email }: { readonly email: Channels['email'] }) {
  const t = useWords(texts);
  const format = useFormat();
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={3} data-size="2xs" className="grow">
          {t('email')}
        </Heading>
        {email && <Tag data-color={COLORS[email.health]}>{t(email.health)}</Tag>}
      </div>
      <Paragraph data-size="sm">{email ? email.address : t('noEmail')}</Paragraph>
      {email?.confirmedOn && (
        <Paragraph data-size="sm" className="subtle">
          {t('confirmedOn', { day: format.day(email.confirmedOn) })}
        </Paragraph>
      )}
      {email?.advice && <Paragraph data-size="sm">{email.advice}</Paragraph>}
    </Card>
  );
}

function DeviceCard({ device }: { readonly device: Device }) {
  const t = useWords(texts);
  const format = useFormat();
  const { deviceId, platform, registeredAt, lastAcceptedAt, health, advice } = device;
  // This browser is switched off above, where it also ends its own part.
  const isHere = useHere().data?.deviceId === deviceId;
  const registered = t('registeredAt', { at: format.moment(registeredAt) });
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={3} data-size="2xs" className="grow">
          {t(isHere ? 'webHere' : platform)}
        </Heading>
        <Tag data-color={COLORS[health]}>{t(health)}</Tag>
      </div>
      <Paragraph data-size="sm" className="subtle">
        {registered} {lastAcceptedAt !== null && t('lastAcceptedAt', { at: format.moment(lastAcceptedAt) })}
      </Paragraph>
      {advice && <Paragraph data-size="sm">{advice}</Paragraph>}
      {!isHere && <Remove deviceId={deviceId} label={t('removeOf', { device: t(platform), registered })} />}
    </Card>
  );
}

function Remove({ deviceId, label }: { readonly deviceId: string; readonly label: string }) {
  const t = useWords(texts);
  const acting = useOwnAct('DELETE devices/{deviceId}');
  return (
    <>
      <Failure error={acting.error} />
      <Button
        variant="tertiary"
        data-size="sm"
        className="start"
        aria-label={label}
        loading={acting.pending}
        onClick={() => acting.act({ params: { deviceId } })}
      >
        {t('remove')}
      </Button>
    </>
  );
}
