import { type Certificate, ForgedEvent } from './provider-event.ts';

const PATIENCE_MS = 3000;

/** Signing certificates by URL, fetched once per running function. The caller has checked the URL before. */
export function certificates(): Certificate {
  const cached = new Map<string, Promise<string>>();
  return (url) => {
    const certificate = cached.get(url) ?? fetchText(url);
    certificate.catch(() => cached.delete(url));
    cached.set(url, certificate);
    return certificate;
  };
}

async function fetchText(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
  // There is no such certificate: a retry would not find it either.
  if (answer.status === 403 || answer.status === 404) throw new ForgedEvent('a certificate that is not there');
  if (!answer.ok) throw new Error(`The certificate could not be fetched: ${answer.status}`);
  return answer.text();
}
