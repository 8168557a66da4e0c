import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Version of the key and the format below; the first byte of every ciphertext. */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts identity numbers with AES-256-GCM under a key derived from the secret. A ciphertext is bound to owner and
 * person, so that it does not decrypt in another person's record (decision 004).
 */
export function numberVault(secret: string) {
  const key = Buffer.from(hkdfSync('sha256', secret, 'skolebro', `identity-number-${VERSION}`, 32));
  const bound = (ownerId: string, personId: string) => Buffer.from(`${ownerId}|${personId}`);
  return {
    seal(ownerId: string, personId: string, number: string): string {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound(ownerId, personId));
      const sealed = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    /** Decrypts the number; throws if the text was changed, moved or encrypted under another key. */
    open(ownerId: string, personId: string, text: string): string {
      const bytes = Buffer.from(text, 'base64');
      if (bytes[0] !== VERSION)
        throw new Error(`An identity number is sealed in form ${bytes[0]}, which this version cannot open`);
      const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
      const tag = bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(bound(ownerId, personId)).setAuthTag(tag);
      return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
        'utf8',
      );
    },
  };
}
export type NumberVault = ReturnType<typeof numberVault>;
