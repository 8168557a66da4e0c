import type { AnswerOf } from '../../api/table.ts';

/** Why a file did not arrive, as a name of the sentence that says what to do. */
export type PutFailure = 'uploadUnreachable' | 'uploadTwice' | 'uploadRefused';

type Address = AnswerOf<'POST /v1/owner/imports'>['upload'];

/** Headers that the browser sets by itself and lets no page set. */
const OF_THE_BROWSER = ['content-length', 'host'];

/** Puts a file at the address that the API gave for it. The address holds its own right: no token goes there. */
export async function putFile({ url, method, headers }: Address, file: File): Promise<PutFailure | undefined> {
  const sent = Object.entries(headers).filter(([name]) => !OF_THE_BROWSER.includes(name.toLowerCase()));
  try {
    const response = await fetch(url, { method, body: file, headers: Object.fromEntries(sent), credentials: 'omit' });
    if (response.ok) return undefined;
    return response.status === 412 ? 'uploadTwice' : 'uploadRefused';
  } catch {
    return 'uploadUnreachable';
  }
}
