import { randomUUID } from 'node:crypto';
import { eventually, list, object, type stepper } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Walking = {
  readonly steps: Steps;
  readonly guardian: string;
  readonly teacher: string;
  /** The paths of the family and of the school about the child. */
  readonly family: string;
  readonly school: string;
  readonly threadId: string;
};

/** A photo of one grey pixel. */
const PIXEL = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP/8A/9k=',
  'base64',
);
const PLACE = 'GPS 59.9139 N 10.7522 E';

/** The photo as a phone writes it: the place stands beside the picture. */
function photo(): Buffer {
  const body = Buffer.from(`Exif\0\0${PLACE}`, 'latin1');
  const length = body.length + 2;
  return Buffer.concat([
    PIXEL.subarray(0, 2),
    Uint8Array.of(0xff, 0xe1, length >> 8, length & 255),
    body,
    PIXEL.subarray(2),
  ]);
}

/** The test file that scanners take for malware, in two parts so that none takes this one for it. */
const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

/** A photo loses its place on the way from a guardian to a teacher; a file with harmful content goes nowhere. */
export async function filesWalk({ steps, guardian: as, teacher, family, school, threadId }: Walking): Promise<void> {
  steps.title('A guardian attaches a photo with a place in it; the teacher gets it without');
  const attachmentId = await announced({ steps, as, family }, photo(), 'clean');
  const messages = `${family}/threads/${threadId}/messages`;
  const body = { text: 'Slik ser det ut.', attachments: [attachmentId] };
  const sent = await steps.ask({ as, method: 'POST', path: messages, body, key: randomUUID(), expect: 201 });
  const [shown] = list(sent.body.attachments);
  steps.check('the file has a name of ours', shown?.name === 'attachment-1.jpg');
  const path = `${school}/threads/${threadId}/messages/${String(sent.body.messageId)}/attachments/${attachmentId}`;
  const address = await steps.ask({ as: teacher, path, expect: 200 });
  const got = Buffer.from(await (await fetch(String(address.body.url))).arrayBuffer());
  steps.check('the teacher gets the picture', got.equals(PIXEL));
  steps.check('and no place', !got.includes('GPS'));
  steps.title('A file with harmful content is told of, and never sent');
  const bad = await announced({ steps, as, family }, EICAR, 'infected');
  const refused = { text: 'Se her', attachments: [bad] };
  const again = { as, method: 'POST', path: messages, body: refused, key: randomUUID() } as const;
  await steps.ask({ ...again, expect: 422, code: 'messages.attachment-not-taken' });
}

type Announcing = Pick<Walking, 'steps' | 'family'> & { readonly as: string };

/** Announces and uploads a file, and waits for what becomes of it; its id. */
async function announced({ steps, as, family }: Announcing, bytes: Buffer, status: string): Promise<string> {
  const body = { mediaType: 'image/jpeg', byteSize: bytes.length };
  const made = await steps.ask({ as, method: 'POST', path: `${family}/attachments`, body, expect: 201 });
  const { url, fields } = object(made.body.upload);
  const form = new FormData();
  for (const [name, value] of Object.entries(object(fields))) form.append(name, String(value));
  form.append('file', new Blob([new Uint8Array(bytes)]));
  const { status: taken } = await fetch(String(url), { method: 'POST', body: form });
  steps.check('S3 takes the form', taken === 204);
  const attachmentId = String(made.body.attachmentId);
  const path = `${family}/attachments/${attachmentId}`;
  await eventually(() => steps.quiet.ask({ as, path, expect: 200 }), `"status":"${status}"`);
  const told = await steps.ask({ as, path, expect: 200 });
  steps.check(`the file is ${status}`, told.body.status === status);
  return attachmentId;
}
