import { RENEW_PATH } from './paths.ts';
import { begin, type Session, sessionNow } from './session.ts';

/**
 * Opens a window in which the person signs in again, so that this page keeps what was typed. Another person's sign-in
 * is not taken: the page starts anew for them. False if the browser forbids the window.
 */
export function renewInWindow(): boolean {
  const name = crypto.randomUUID();
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Omit<Session, 'expired'>>) => {
    channel.close();
    if (data.subject === sessionNow()?.subject) begin(data);
    else location.replace('/');
  };
  // The fragment is sent to nobody.
  const window = open(`${RENEW_PATH}#${sessionNow()?.login}:${name}`, '_blank', 'popup,width=480,height=720');
  return window !== null;
}
