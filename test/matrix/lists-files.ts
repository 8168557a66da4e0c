import { at, listOf } from '../support/json.ts';

const PLACES = ['/v1/guardian/children/{childId}', '/v1/pupil/{pupilId}', '/v1/schools/{schoolId}/pupils/{pupilId}'];
const DOWNLOAD = 'threads/{threadId}/messages/{messageId}/attachments/{attachmentId}';

/** The place of a route with the ids of the conversation that it has answered with. */
const filled = (place: string, thread: unknown): string =>
  place.replace(/\{(\w+)\}/g, (_all, name: string) => String(at(thread, name === 'childId' ? 'pupilId' : name)));

/** A conversation leads to the files of its messages. */
export const FILE_LISTS: Readonly<Record<string, (body: unknown) => readonly string[]>> = Object.fromEntries(
  PLACES.map((place) => [
    `GET ${place}/threads/{threadId}`,
    (thread: unknown) =>
      listOf(at(thread, 'messages')).flatMap((message) =>
        listOf(at(message, 'attachments')).map((file) => {
          const way = `threads/${String(at(thread, 'threadId'))}/messages/${String(at(message, 'messageId'))}`;
          return `GET ${filled(place, thread)}/${way}/attachments/${String(at(file, 'attachmentId'))}`;
        }),
      ),
  ]),
);

/** A file on its way, and the address of one that was sent. */
export const NOTHING_BEHIND_FILES: readonly string[] = PLACES.flatMap((place) => [
  `GET ${place}/attachments/{attachmentId}`,
  `GET ${place}/${DOWNLOAD}`,
]);
