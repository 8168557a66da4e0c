import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ForgedEvent, type Origin, readEvent } from '../../../functions/notices/provider-event.ts';
import { makeSigning } from '../../../local/certificate.ts';
import { signatureOf } from '../../../local/topics.ts';
import { BASE, startOutside, TOPIC } from '../../support/outside.ts';

const CERTIFICATES = `${BASE}/dev/certificate`;
const origin: Origin = { topicArn: TOPIC, accountId: '000000000000', certificates: CERTIFICATES };
const EVENT = JSON.stringify({
  eventType: 'Delivery',
  mail: { sendingAccountId: '000000000000', tags: { owner: ['o'], notice: ['n'], 'ses:source-ip': ['127.0.0.1'] } },
});

let world: Awaited<ReturnType<typeof startOutside>>;
/** What the topic sends for an event. */
let sent: Readonly<Record<string, string>>;
let certificate: () => Promise<string>;
beforeAll(async () => {
  world = await startOutside('2');
  world.outside().publish(TOPIC, EVENT);
  sent = JSON.parse(world.told()[0] ?? '');
  certificate = async () => world.outside().certificate();
});
afterAll(() => world.stop());

const envelope = (): Record<string, string> => ({ ...sent });
const read = (changed: object) => readEvent(JSON.stringify({ ...envelope(), ...changed }), origin, () => certificate());
/** The same envelope, changed and signed anew by somebody who has the key. */
const resigned = (changed: Record<string, string>, key = makeSigning().privateKey) => {
  const {
    Signature: _old,
    SignatureVersion: _version,
    SigningCertURL,
    UnsubscribeURL: _un,
    ...said
  } = {
    ...envelope(),
    ...changed,
  };
  return { ...said, SignatureVersion: '2', SigningCertURL, Signature: signatureOf(said, '2', key) };
};

describe('an event of the provider is believed when topic, signature and account are right', () => {
  it('an event of the provider is believed when topic, signature and account are right: as SNS sends it, signed by version 2', async () => {
    expect(await read({})).toMatchObject({ eventType: 'Delivery', mail: { tags: { owner: ['o'], notice: ['n'] } } });
  });

  it.each([
    ['another message', { Message: EVENT.replace('Delivery', 'Bounce') }],
    ['another id', { MessageId: 'other' }],
    ['another time', { Timestamp: '2026-11-24T09:00:01.000Z' }],
    ['a subject that was added', { Subject: 'x' }],
    ['no signature', { Signature: '' }],
    ['a signature that is none', { Signature: '§' }],
    ['the signature taken for one of version 1', { SignatureVersion: '1' }],
    ['a version that nobody knows', { SignatureVersion: '3' }],
  ])('an event with %s is not believed', async (_name, changed) => {
    await expect(read(changed)).rejects.toThrow(ForgedEvent);
  });

  it('an event signed by version 1 is not believed, though the key is right: SHA-1 proves nothing', async () => {
    const { Signature: _old, SignatureVersion: _version, SigningCertURL, UnsubscribeURL: _un, ...said } = envelope();
    const old = { SignatureVersion: '1', Signature: signatureOf(said, '1', world.signing().privateKey) };
    await expect(read({ ...said, SigningCertURL, ...old })).rejects.toThrow('not an SNS message');
  });

  it('an event signed by another key is not believed, though the envelope is whole', async () => {
    await expect(read(resigned({}))).rejects.toThrow('a wrong signature');
  });

  it('an event from another topic is not believed, though well signed', async () => {
    const key = world.signing().privateKey;
    await expect(read(resigned({ TopicArn: `${TOPIC}-of-somebody` }, key))).rejects.toThrow('another topic');
    expect(await read(resigned({}, key))).toMatchObject({ eventType: 'Delivery' });
  });

  it.each([
    ['another account', EVENT.replace('000000000000', '111111111111'), 'another account'],
    ['no event', '{"hello":"world"}', 'not an SES event'],
    ['no JSON', 'Delivery', 'not an SES event'],
  ])('an event that tells of %s is not believed', async (_name, Message, why) => {
    await expect(read(resigned({ Message }, world.signing().privateKey))).rejects.toThrow(why);
  });

  it.each([
    'https://sns.eu-north-1.amazonaws.com.evil.example/x.pem',
    'http://localhost:1/other/certificate.pem',
    'http://localhost:10/dev/certificate.pem',
    'file:///dev/certificate.pem',
    `${BASE}/dev/certificate/../../clock.pem`,
    `${BASE}/dev/certificate.pem?other=1`,
    `${BASE}/dev/certificate`,
    '',
  ])(
    'an event with a certificate from %j is not believed, and the certificate is not fetched',
    async (SigningCertURL) => {
      const asked: string[] = [];
      const body = JSON.stringify({ ...envelope(), SigningCertURL });
      const answer = readEvent(body, origin, async (url) => {
        asked.push(url);
        return certificate();
      });
      await expect(answer).rejects.toThrow('a certificate from elsewhere');
      expect(asked).toEqual([]);
    },
  );

  it('a certificate that cannot be had now is no forgery: the message comes again', async () => {
    const answer = readEvent(JSON.stringify(envelope()), origin, () => Promise.reject(new Error('503')));
    await expect(answer).rejects.not.toThrow(ForgedEvent);
  });

  it.each(['', 'no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])(
    'an event of the provider is believed when topic, signature and account are right: what is served as the certificate is none: %j',
    async (text) => {
      await expect(readEvent(JSON.stringify(envelope()), origin, async () => text)).rejects.toThrow(ForgedEvent);
    },
  );
});

describe('whatever bytes lie in the queue', () => {
  it('whatever bytes lie in the queue: they are an event of ours or a forgery, and nothing else is thrown', async () => {
    const bytes = fc.uint8Array({ maxLength: 2000 }).map((some) => Buffer.from(some).toString('latin1'));
    const key = world.signing().privateKey;
    const signed = fc.oneof(bytes, fc.json()).map((Message) => JSON.stringify(resigned({ Message }, key)));
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, fc.json(), signed), async (body) => {
        await expect(readEvent(body, origin, () => certificate())).rejects.toThrow(ForgedEvent);
      }),
      { numRuns: 2000 },
    );
  });

  it('a true message with one byte changed anywhere in what is signed is a forgery', async () => {
    const names = ['Message', 'MessageId', 'Timestamp', 'TopicArn', 'Type', 'Signature'] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.nat(), fc.integer({ min: 1, max: 93 }), async (name, at, by) => {
        const value = envelope()[name] ?? '';
        // The last sign of Base64 holds bits that mean nothing.
        const place = at % (name === 'Signature' ? value.length - 4 : value.length);
        const other = String.fromCharCode(33 + ((value.charCodeAt(place) - 33 + by) % 94));
        const changed = value.slice(0, place) + other + value.slice(place + 1);
        fc.pre(name !== 'Signature' || digest(changed) !== digest(value));
        await expect(read({ [name]: changed })).rejects.toThrow(ForgedEvent);
      }),
      { numRuns: 500 },
    );
  });
});

/** What a signature says, whatever signs Base64 passes over. */
const digest = (text: string) => createHash('sha256').update(Buffer.from(text, 'base64')).digest('hex');
