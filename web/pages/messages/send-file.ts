import { send } from '../../api/call.ts';
import type { AnswerOf } from '../../api/table.ts';
import type { Place } from './place.ts';
import type { Prepared } from './prepare-file.ts';

type New = AnswerOf<'POST /v1/guardian/children/{childId}/attachments'>;
export type FileState = AnswerOf<'GET /v1/guardian/children/{childId}/attachments/{attachmentId}'>;
type Download =
  AnswerOf<'GET /v1/guardian/children/{childId}/threads/{threadId}/messages/{messageId}/attachments/{attachmentId}'>;

/** Between two looks at a file that is being checked: longer each time, since a scanner may be away. */
const FIRST_MS = 1000;
const LONGEST_MS = 15_000;
const waited = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The conversation of a file, where there is one already. */
const inThread = ({ threadId }: Place) => (threadId === '' ? {} : { threadId });

/** Announces a file and sends it to its place; its id. `onProgress` gets the percent that has gone out. */
export async function sendFile(
  place: Place,
  { blob, mediaType }: Prepared,
  onProgress: (percent: number) => void,
): Promise<string> {
  const body = { mediaType, byteSize: blob.size, ...inThread(place) };
  const made = (await send(`POST ${place.at}/attachments`, { params: place.params, body })) as New;
  await posted(made.upload, blob, onProgress);
  return made.attachmentId;
}

/** Sends the fields and the file. A form by hand, since `fetch` tells of no progress. */
function posted({ url, fields }: New['upload'], blob: Blob, onProgress: (percent: number) => void): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', blob);
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const fail = () => failed(new Error(`The file was not taken: ${request.status}`));
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onProgress(Math.round((loaded / total) * 100));
    });
    request.addEventListener('load', () => (request.status < 300 ? done() : fail()));
    request.addEventListener('error', fail);
    request.open('POST', url);
    request.send(form);
  });
}

/** Asks until the file is judged, or until nobody wants to know any more. */
export async function judged(place: Place, attachmentId: string, isWanted: () => boolean): Promise<FileState> {
  const request = { params: { ...place.params, attachmentId }, query: inThread(place) };
  for (let wait = FIRST_MS; ; wait = Math.min(LONGEST_MS, wait * 1.5)) {
    const state = (await send(`GET ${place.at}/attachments/{attachmentId}`, request)) as FileState;
    if (!isWanted() || (state.status !== 'ticket' && state.status !== 'scanning')) return state;
    await waited(wait);
  }
}

/** A file of a message, with its name. */
export async function fetchedFile(
  { at, params, threadId }: Place,
  name: { readonly messageId: string; readonly attachmentId: string },
): Promise<{ readonly blob: Blob; readonly name: string }> {
  const key = `GET ${at}/threads/{threadId}/messages/{messageId}/attachments/{attachmentId}`;
  const address = (await send(key, { params: { ...params, threadId, ...name } })) as Download;
  const response = await fetch(address.url, { cache: 'no-store', credentials: 'omit' });
  if (!response.ok) throw new Error(`The file was not found: ${response.status}`);
  return { blob: await response.blob(), name: address.name };
}
