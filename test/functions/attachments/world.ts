import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { dueStore } from '../../../functions/attachments/due-store.ts';
import { makeHandlers } from '../../../functions/attachments/handlers.ts';
import { lookAfter } from '../../../functions/attachments/look-after.ts';
import { attachmentsLookup } from '../../../functions/attachments/lookup.ts';
import { refusals } from '../../../functions/attachments/refusals.ts';
import { routes } from '../../../functions/attachments/routes.ts';
import type { MediaType } from '../../../functions/attachments/rules.ts';
import { attachmentFiles, placeOf } from '../../../functions/attachments/s3.ts';
import { localScanner, type Scanner } from '../../../functions/attachments/scanner.ts';
import { stateStore } from '../../../functions/attachments/state-store.ts';
import { attachmentsStore } from '../../../functions/attachments/store.ts';
import { takeArrival } from '../../../functions/attachments/take-file.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { buckets, LOCAL_SECRET } from '../../../local/bucket.ts';
import { CONTEXT } from '../../support/entries.ts';
import { feideClaims, guardianClaims, httpEvent, ISSUERS } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { AT, makeWorld, O, type World } from '../messages/world.ts';

export { AT, O };

const GUARDIANS: Readonly<Record<string, string>> = {
  mother: '41018012345',
  father: '41018012346',
  uncle: '41018012347',
};
export type Form = { readonly url: string; readonly fields: Readonly<Record<string, string>> };
type More = {
  readonly at?: string;
  readonly pupil?: 'ola' | 'siv' | 'adult';
  readonly threadId?: string;
  readonly language?: string;
};

/** Sends a file by a form, as a browser does; the status. */
export async function sendForm({ url, fields }: Form, bytes: Uint8Array, change: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...change })) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)]));
  return (await fetch(url, { method: 'POST', body: form })).status;
}

/** Files of messages over real tables, with a bucket that answers as S3 does. */
export async function makeFileWorld(client: Dynamo, table: string) {
  const world = await makeWorld(client, table);
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-files-'));
  // A test decides when an arrival is told.
  const arrived: string[] = [];
  const serve = buckets(folder, async (_bucket, key) => void arrived.push(key));
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const credentials = { accessKeyId: 'local', secretAccessKey: LOCAL_SECRET };
  const s3 = new S3Client({
    region: 'eu-north-1',
    endpoint: `http://127.0.0.1:${port}`,
    forcePathStyle: true,
    credentials,
  });
  const files = attachmentFiles('attachments', s3);
  const store = { ...stateStore(client, table), ...dueStore(client, table) };
  const take = { store, files, scanner: localScanner as Scanner };
  const entryOf = (canScan: boolean) =>
    httpEntry({
      routes,
      refusals,
      issuers: ISSUERS,
      handlers: makeHandlers({ ...world.deps, attachments: attachmentsStore(client, table), files, canScan }),
    });
  const objects = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + '/attachments/'.length))
      .sort();
  return {
    ...world,
    take,
    store,
    files,
    folder,
    arrived,
    objects,
    lookup: attachmentsLookup(client, table),
    ...asking(world, entryOf),
    /** Tells of everything that has arrived since the last time. */
    tell: async (now = AT, deps: typeof take = take) => {
      const states = [];
      for (const key of arrived.splice(0)) {
        const place = placeOf(key);
        if (place) states.push(await takeArrival(deps)(place, now));
      }
      return states;
    },
    job: (now: string, deps = take) => lookAfter(deps)(O, momentOf(Date.parse(now))),
    stop: () => {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true });
    },
  };
}
export type FileWorld = Awaited<ReturnType<typeof makeFileWorld>>;

/** What people ask about files, in a line each. */
function asking({ p }: World, entryOf: (canScan: boolean) => ReturnType<typeof httpEntry>) {
  const entry = entryOf(true);
  const ask = async (
    who: string,
    [method, path]: readonly [string, string],
    asked: More & { ids?: object; body?: object; query?: Record<string, string>; entry?: typeof entry },
  ) => {
    const { at = AT, pupil = 'ola', language = 'nb', ids, body, query } = asked;
    const number = GUARDIANS[who];
    const family = ['ola', 'adult'].includes(who) ? '/v1/pupil/{pupilId}' : '/v1/schools/{schoolId}/pupils/{pupilId}';
    const base = number ? '/v1/guardian/children/{childId}' : family;
    const about: Record<string, string> = number ? { childId: p[pupil] } : { pupilId: p[pupil] };
    const params = { ...about, ...(base.includes('schoolId') && { schoolId: p.school }), ...ids };
    const claims = number ? guardianClaims(number) : feideClaims(who);
    const route = `${method} ${base}${path}`;
    const headers = { 'accept-language': language };
    const answer = await (asked.entry ?? entry)(
      httpEvent({ at, route, params, claims, headers, ...(body && { body }), ...(query && { query }) }),
      CONTEXT,
    );
    expectDocumented(route, answer);
    return {
      status: Number(answer.statusCode),
      body: answer.body === undefined ? undefined : JSON.parse(String(answer.body)),
    };
  };
  const announce = (who: string, file: { mediaType: MediaType; byteSize: number }, more: More = {}) =>
    ask(who, ['POST', '/attachments'], {
      ...more,
      body: { ...file, ...(more.threadId && { threadId: more.threadId }) },
    });
  const show = (who: string, attachmentId: string, more: More = {}) =>
    ask(who, ['GET', '/attachments/{attachmentId}'], {
      ...more,
      ids: { attachmentId },
      ...(more.threadId && { query: { threadId: more.threadId } }),
    });
  return {
    announce,
    show,
    announceWithoutScanner: (who: string) =>
      ask(who, ['POST', '/attachments'], { body: { mediaType: 'image/png', byteSize: 9 }, entry: entryOf(false) }),
    download: (who: string, name: { threadId: string; messageId: string; attachmentId: string }, more: More = {}) =>
      ask(who, ['GET', '/threads/{threadId}/messages/{messageId}/attachments/{attachmentId}'], { ...more, ids: name }),
    /** Announces and uploads a file; its id. */
    upload: async (
      who: string,
      bytes: Uint8Array,
      mediaType: MediaType = 'image/jpeg',
      more: More = {},
    ): Promise<string> => {
      const { body } = await announce(who, { mediaType, byteSize: bytes.length }, more);
      const status = await sendForm(body.upload, bytes);
      if (status !== 204) throw new Error(`The upload was answered with ${status}`);
      return body.attachmentId;
    },
  };
}
