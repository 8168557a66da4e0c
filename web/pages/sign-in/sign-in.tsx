import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { loadConfig, type SignIn as Way } from '../../config.ts';
import { Foot } from '../../parts/foot.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { recall, StorageForbidden } from '../../session/browser-memory.ts';
import { RENEW_PATH } from '../../session/paths.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

/** The first page without a session. It leads on by itself where this tab was signed in before it was loaded again. */
export function SignIn({ failed }: { readonly failed: boolean }) {
  const t = useWords(texts);
  const config = useQuery({ queryKey: ['config'], queryFn: loadConfig, retry: 2 });
  const [going, setGoing] = useState(false);
  const [stopped, setStopped] = useState<'away' | 'forbidden'>();
  const ways = config.data?.signIn;
  const again = failed ? undefined : ways?.find(({ login }) => login === (renewing()?.login ?? recall('signed-in-at')));

  const go = useCallback((way: Way, choose: boolean) => {
    setGoing(true);
    setStopped(undefined);
    leave(way, choose).catch((error: unknown) => {
      setGoing(false);
      setStopped(error instanceof StorageForbidden ? 'forbidden' : 'away');
    });
  }, []);
  useEffect(() => {
    if (again) go(again, false);
  }, [again, go]);

  if (going || (again && !stopped)) return <Waiting words={t('going')} />;
  return (
    <>
      <main className="sign-in">
        <Heading level={1} data-size="lg">
          Skolebro
        </Heading>
        <Paragraph>{t('lead')}</Paragraph>
        {failed && <Alert data-color="warning">{t('failed')}</Alert>}
        {(stopped || config.isError) && (
          <Alert data-color="danger" role="alert">
            {t(stopped ?? 'away')}
          </Alert>
        )}
        <div className="stack">
          {ways?.map((way, at) => (
            <Button
              key={way.clientId + way.login}
              variant={at === 0 ? 'primary' : 'secondary'}
              onClick={() => go(way, true)}
            >
              {wordsOf(way, t)}
            </Button>
          ))}
        </div>
      </main>
      <Foot />
    </>
  );
}

function wordsOf({ login, owner }: Way, t: ReturnType<typeof useWords<typeof texts>>): string {
  if (login === 'feide') return t('feide');
  return owner === undefined ? t('guardian') : t('guardianOf', { owner });
}

/** The tab that waits for this window to renew its sign-in; `undefined` in an ordinary tab. */
function renewing(): { readonly login: string; readonly channel: string } | undefined {
  if (location.pathname !== RENEW_PATH) return undefined;
  const [login = '', channel = ''] = location.hash.slice(1).split(':');
  return { login, channel };
}

async function leave(way: Way, choose: boolean): Promise<void> {
  const { goToIssuer } = await import('../../session/sign-in.ts');
  const renewal = renewing();
  const page = renewal ? '/' : `${location.pathname}${location.search}`;
  await goToIssuer(way, { page, choose, ...(renewal && { channel: renewal.channel }) });
}
