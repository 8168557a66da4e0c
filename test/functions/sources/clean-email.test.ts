import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sendableEmail } from '../../../functions/shared/email.ts';
import { cleanEmail } from '../../../functions/sources/clean-email.ts';
import { cleanPhone } from '../../../functions/sources/clean-phone.ts';

describe('an e-mail address of a source is one that mail can be sent to, or it is said that it is not', () => {
  it.each([
    ['kari@hjem.example', 'kari@hjem.example'],
    ['  Kari.Nes+skule@Hjem.Example ', 'Kari.Nes+skule@hjem.example'],
    ['mailto:kari@hjem.example', 'kari@hjem.example'],
    ['MAILTO:kari@hjem.example?subject=hei', 'kari@hjem.example'],
    ['<kari@hjem.example>', 'kari@hjem.example'],
    ['"Nes, Kari" <kari@hjem.example>', 'kari@hjem.example'],
    ['E-post: kari@hjem.example', 'kari@hjem.example'],
    ['kari @ hjem.example', 'kari@hjem.example'],
    ['kari@hjem.example.', 'kari@hjem.example'],
    ['kari@hjem.example;', 'kari@hjem.example'],
    ['kari@\u200bhjem.example', 'kari@hjem.example'],
    ['post@blåbær.example', 'post@xn--blbr-roah.example'],
    ['post@bla\u030ab\u00e6r.example', 'post@xn--blbr-roah.example'],
    ['post@xn--blbr-roah.example', 'post@xn--blbr-roah.example'],
    ['kari@hjem.example; kari@hjem.example', 'kari@hjem.example'],
  ])(
    'an e-mail address of a source is one that mail can be sent to, or it is said that it is not: %s is %s',
    (raw, email) => {
      expect(cleanEmail(raw)).toEqual({ email });
    },
  );

  it.each([
    ['kari@hjem.example, post@hjem.example', 'kari@hjem.example'],
    ['kari@hjem.example post@hjem.example', 'kari@hjem.example'],
    ['kari@hjem.example/post@hjem.example', 'kari@hjem.example'],
    ['Kari <kari@hjem.example>; Post <post@hjem.example>', 'kari@hjem.example'],
    ['bjørg@hjem.example; kari@hjem.example', 'kari@hjem.example'],
  ])(
    'an e-mail address of a source is one that mail can be sent to, or it is said that it is not of several, the first that can be sent to: %s',
    (raw, email) => {
      expect(cleanEmail(raw)).toEqual({ email, several: true });
    },
  );

  it.each([
    'bjørg@hjem.example',
    'kari nes@hjem.example',
    'kari@hjem',
    'kari@@hjem.example',
    'kari@hjem@post.example',
    '.kari@hjem.example',
    'ka..ri@hjem.example',
    '"kari nes"@hjem.example',
    'kari@-hjem.example',
    'kari@[127.0.0.1]',
    'kari@127.0.0.1',
    'kari@hjem_post.example',
    'ingen',
    `${'k'.repeat(65)}@hjem.example`,
    `kari@${'hjem.'.repeat(60)}example`,
  ])(
    'an e-mail address of a source is one that mail can be sent to, or it is said that it is not: %s cannot be sent to',
    (raw) => {
      expect(cleanEmail(raw)).toEqual({ emailUnreachable: true });
    },
  );

  it.each(['', '  ', '-', '\u200b'])(
    'an e-mail address of a source is one that mail can be sent to, or it is said that it is not: %j says nothing',
    (raw) => {
      expect(cleanEmail(raw)).toEqual({});
    },
  );

  it('an e-mail address of a source is one that mail can be sent to, or it is said that it is not: whatever stands there, what comes out is 7-bit, has one @, is sendable as it is, and stands there', () => {
    const junk = fc.array(fc.constantFrom('ø', '@', '.', ' ', ';', '<', '>', 'mailto:', '\u202e', '"', 'nes'), {
      maxLength: 3,
    });
    const written = fc
      .tuple(junk, fc.emailAddress(), junk)
      .map(([before, address, after]) => [...before, address, ...after].join(''));
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(fc.string(), written), (raw) => {
        const { email } = cleanEmail(raw);
        if (email === undefined) return;
        taken += 1;
        expect(email).toMatch(/^[!-?A-~]+@[a-z0-9.-]+$/);
        expect(sendableEmail(email)).toBe(email);
        expect(cleanEmail(email)).toEqual({ email });
        expect(raw.replaceAll('\u202e', '')).toContain(email.slice(0, email.indexOf('@')));
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(200);
  });
});

describe('a telephone number of a source', () => {
  it.each([
    ['900 00 000', '+4790000000'],
    ['+47 900 00 000', '+4790000000'],
    ['0047 90 00 00 00', '+4790000000'],
    ['4790000000', '+4790000000'],
    ['tlf. 57 00 00 00', '+4757000000'],
    ['+46 (0)70-123 45 67', '+46701234567'],
    ['01234567', '01234567'],
    ['+4701234567', '+4701234567'],
  ])('a telephone number of a source: %s is %s', (raw, phone) => {
    expect(cleanPhone(raw)).toEqual({ phone });
  });
  it('the first of several; a word is none; nothing says nothing', () => {
    expect(cleanPhone('90000000 / 90000001')).toEqual({ phone: '+4790000000', several: true });
    expect(cleanPhone('hemmelig')).toEqual({ wrong: true });
    expect(cleanPhone('900')).toEqual({ wrong: true });
    expect(cleanPhone(' - ')).toEqual({});
  });
});
