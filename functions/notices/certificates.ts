import { type Certificate, ForgedEvent } from './provider-event.ts';

const PATIENCE_MS = 3000;

/** Signing certificates by URL, fetched once per running function. The caller has checked the URL before. */
export function certificates(): Certificate {
  const known = new Map<string, Promise<string>>();
  return (url) => {
    const asked = known.get(url) ?? fetchText(url);
    asked.catch(() => known.delete(url));
    known.set(url, asked);
    return asked;
  };
}

async function fetchText(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
  // There is no such certificate: a retry would not find it either.
  if (answer.status === 403 || answer.status === 404) throw new ForgedEvent('a certificate that is not there');
  if (!answer.ok) throw new Error(`The certificate could not be fetched: ${answer.status}`);
  return answer.text();
}
