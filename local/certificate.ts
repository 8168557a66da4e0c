import { createSign, generateKeyPairSync } from 'node:crypto';
import { jsonFile } from './state.ts';

/** A private key and its certificate, as PEM. */
export type Signing = { readonly privateKey: string; readonly certificate: string };

/**
 * The key that signs the topics' messages on this machine: made once per state folder, so that messages still verify
 * after a restart.
 */
export const signingIn = (folder: string): Signing => jsonFile(folder, 'signing.json', makeSigning).read();

/** A fresh key with its certificate. */
export function makeSigning(): Signing {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return { privateKey: pem, certificate: selfSigned(pem, spki) };
}

/** One DER value: tag, length, content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const hex = content.length.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  const length = content.length < 0x80 ? bytes : Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
  return Buffer.concat([Buffer.of(tag), length, content]);
}

const [INTEGER, BITS, UTF8, TIME, SEQUENCE, SET, VERSION] = [0x02, 0x03, 0x0c, 0x17, 0x30, 0x31, 0xa0];
const SHA256_WITH_RSA = Buffer.from('300d06092a864886f70d01010b0500', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');

/** A self-signed certificate of X.509 version 3 (RFC 5280). Node can read certificates, but not write them. */
function selfSigned(privateKey: string, spki: Uint8Array): string {
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8, Buffer.from('sns.local')))));
  const validity = der(SEQUENCE, ...['200101000000Z', '491231235959Z'].map((time) => der(TIME, Buffer.from(time))));
  const version = der(VERSION, der(INTEGER, Buffer.of(2)));
  const serial = der(INTEGER, Buffer.of(1));
  const signed = der(SEQUENCE, version, serial, SHA256_WITH_RSA, name, validity, name, spki);
  const signature = createSign('RSA-SHA256').update(signed).sign(privateKey);
  const all = der(SEQUENCE, signed, SHA256_WITH_RSA, der(BITS, Buffer.of(0), signature));
  const lines = all.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
