import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { lazyPart } from './parts/lazy-part.ts';
import { Waiting } from './parts/waiting.tsx';
import { forget } from './session/browser-memory.ts';
import { RETURN_PATH } from './session/paths.ts';
import { begin, useSession } from './session/session.ts';
import { announce } from './session/tabs.ts';

const SignedIn = lazyPart(async () => (await import('./signed-in.tsx')).SignedIn);
const SignIn = lazyPart(async () => (await import('./pages/sign-in/sign-in.tsx')).SignIn);
const Statement = lazyPart(async () => (await import('./pages/accessibility/statement.tsx')).Statement);

/** The whole portal: the sign-in, the way back from the issuer, or the pages of the person. */
export function Portal() {
  const session = useSession();
  const [path] = useLocation();
  const returning = path === RETURN_PATH;
  const failed = useReturn(returning);
  useOpening();
  if (session && !returning)
    return (
      <Suspense fallback={<Waiting />}>
        <SignedIn />
      </Suspense>
    );
  if (!session && path === '/accessibility')
    return (
      <Suspense fallback={<Waiting />}>
        <main>
          <Statement />
        </main>
      </Suspense>
    );
  if (returning && !failed) return <Waiting />;
  return (
    <Suspense fallback={<Waiting />}>
      <SignIn failed={failed} />
    </Suspense>
  );
}

/** Ends the sign-in when the issuer has sent the browser back; true if that failed. */
function useReturn(returning: boolean): boolean {
  const [, go] = useLocation();
  const client = useQueryClient();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!returning) return;
    finish(new URL(location.href)).then(
      (page) => {
        if (page === undefined) return;
        client.clear();
        go(page, { replace: true });
      },
      () => {
        forget('signed-in-at');
        setFailed(true);
      },
    );
  }, [returning, client, go]);
  return failed && returning;
}

let finishing: Promise<string | undefined> | undefined;

/** The page to show after the sign-in; `undefined` in the window that renewed the sign-in of another. Runs once. */
function finish(url: URL): Promise<string | undefined> {
  finishing ??= import('./session/sign-in.ts').then(async ({ returnFromIssuer }) => {
    const { session, page, channel } = await returnFromIssuer(url);
    if (channel !== undefined) {
      new BroadcastChannel(channel).postMessage(session);
      window.close();
      return undefined;
    }
    begin(session);
    announce(session.subject);
    return page;
  });
  return finishing;
}

/** A tap on a notice leads this tab to its page: a page that is loaded anew would have to sign in again. */
function useOpening(): void {
  const [, go] = useLocation();
  useEffect(() => {
    const worker = navigator.serviceWorker;
    const onMessage = ({ data }: MessageEvent) => {
      if (typeof data?.open === 'string') go(data.open);
    };
    worker?.addEventListener('message', onMessage);
    return () => worker?.removeEventListener('message', onMessage);
  }, [go]);
}
