import { Alert, Button, Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { loadConfig } from '../../config.ts';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { browserFacts } from '../../push/browser.ts';
import { kindOf, type State, stateOf } from '../../push/state.ts';
import { texts } from '../../push/texts.ts';
import { checked, deviceHere, switchOff, switchOn } from '../../push/this-device.ts';
import { NoToken } from '../../push/token.ts';
import { type Role, useMe } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';

type Here = { readonly state: State; readonly deviceId: string | undefined };

async function readHere(role: Role): Promise<Here> {
  const [{ push }] = await Promise.all([loadConfig(), checked(role)]);
  const deviceId = deviceHere();
  return { deviceId, state: stateOf({ ...browserFacts(), offered: push !== undefined, registered: !!deviceId }) };
}

/** Whether this browser shows notices, and its device at the API. */
export function useHere() {
  const { role } = useMe();
  return useQuery({ queryKey: ['push', role], queryFn: () => readHere(role), retry: false });
}

/** Notices on this device: whether they come, the switch, and what to do where the browser does not let them. */
export function ThisDevice() {
  const t = useWords(texts);
  const here = useHere();
  return (
    <section className="stack" aria-labelledby="this-device">
      <Heading level={2} id="this-device" data-size="sm">
        {t('title')}
      </Heading>
      {here.data ? <Shown state={here.data.state} /> : !here.error && <Waiting />}
      <WhyNot error={here.error} again={here.refetch} />
    </section>
  );
}

function Shown({ state }: { readonly state: State }) {
  const t = useWords(texts);
  return (
    <Card className="stack">
      <div role="status" className="row">
        <Tag data-color={state === 'on' ? 'success' : 'neutral'}>{t(state === 'on' ? 'isOn' : 'isOff')}</Tag>
      </div>
      <Paragraph>{t(state)}</Paragraph>
      {state === 'blocked' && <Paragraph>{t(`unblock-${kindOf(browserFacts())}`)}</Paragraph>}
      {(state === 'on' || state === 'off') && <Switch on={state === 'on'} />}
    </Card>
  );
}

function Switch({ on }: { readonly on: boolean }) {
  const t = useWords(texts);
  const { role } = useMe();
  const client = useQueryClient();
  const acting = useMutation({
    mutationFn: (): Promise<unknown> => (on ? switchOff() : switchOn(role)),
    onSettled: () => client.invalidateQueries(),
  });
  return (
    <>
      <WhyNot error={acting.error} />
      {!on && acting.data === 'default' && (
        <Alert data-color="info" role="alert">
          {t('dismissed')}
        </Alert>
      )}
      <Button
        className="start"
        variant={on ? 'secondary' : 'primary'}
        loading={acting.isPending}
        onClick={() => acting.mutate()}
      >
        {t(on ? 'switchOff' : 'switchOn')}
      </Button>
    </>
  );
}

/** A failure, also of the push service, which is not ours. */
function WhyNot({ error, again }: Parameters<typeof Failure>[0]) {
  const t = useWords(texts);
  if (!(error instanceof NoToken)) return <Failure error={error} again={again} />;
  return (
    <Alert data-color="warning" role="alert">
      <Paragraph>{t('noToken')}</Paragraph>
      {again && (
        <Button variant="secondary" data-size="sm" onClick={again}>
          {t('again')}
        </Button>
      )}
    </Alert>
  );
}
