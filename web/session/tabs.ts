import { useEffect, useState } from 'react';
import { sessionNow } from './session.ts';

/** Tabs of one browser tell each other who signed in: the pairwise subject of the issuer, never a name. */
const CHANNEL = 'skolebro-signed-in';

/** Tells the other tabs that a person has signed in here. */
export function announce(subject: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(subject);
  channel.close();
}

/** True once another person has signed in in another tab of this browser. */
export function useOtherPerson(): readonly [other: boolean, dismiss: () => void] {
  const [other, setOther] = useState(false);
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }) => {
      const mine = sessionNow()?.subject;
      if (mine !== undefined && data !== mine) setOther(true);
    };
    return () => channel.close();
  }, []);
  return [other, () => setOther(false)];
}
