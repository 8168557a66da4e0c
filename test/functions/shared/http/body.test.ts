import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../functions/shared/errors.ts';
import { MAX_BODY_BYTES, readJsonBody } from '../../../../functions/shared/http/body.ts';

function codeOf(body: string | undefined, isBase64 = false): string {
  try {
    readJsonBody(body, isBase64);
    return 'accepted';
  } catch (error) {
    return error instanceof Refusal ? error.code : 'crashed';
  }
}
const base64 = (bytes: number[]) => Buffer.from(bytes).toString('base64');

describe('a request body', () => {
  it.each([
    ['nothing', undefined, 'body-missing'],
    ['spaces', '  ', 'body-missing'],
    ['half an object', '{"a":', 'body-not-json'],
    ['a depth bomb of arrays', '['.repeat(100_000), 'body-too-deep'],
    ['a depth bomb of objects', '{"a":'.repeat(40_000), 'body-too-deep'],
    ['a body over the limit', JSON.stringify('x'.repeat(MAX_BODY_BYTES)), 'body-too-large'],
    ['exactly the limit', JSON.stringify('x'.repeat(MAX_BODY_BYTES - 2)), 'accepted'],
    ['a byte over the limit', JSON.stringify('x'.repeat(MAX_BODY_BYTES - 1)), 'body-too-large'],
    ['few letters of many bytes over the limit', JSON.stringify('å'.repeat(MAX_BODY_BYTES / 2)), 'body-too-large'],
    ['twelve levels', `${'['.repeat(12)}${']'.repeat(12)}`, 'accepted'],
    ['thirteen levels', `${'['.repeat(13)}${']'.repeat(13)}`, 'body-too-deep'],
    ['__proto__', '{"__proto__":{"admin":true}}', 'body-poisoned'],
    ['__proto__ deep inside', '{"a":[{"__proto__":1}]}', 'body-poisoned'],
    ['constructor', '{"constructor":{"prototype":1}}', 'body-poisoned'],
    ['a lone surrogate in a value', '{"a":"\\ud800"}', 'body-bad-unicode'],
    ['a lone surrogate in a name', '{"\\udfff":1}', 'body-poisoned'],
    ['brackets inside a string', `{"a":"${'['.repeat(1000)}"}`, 'accepted'],
    ['an escaped quote before brackets', `{"a":"\\"${'['.repeat(1000)}"}`, 'accepted'],
  ])('a request body of %s: %#', (_what, body, code) => {
    expect(codeOf(body)).toBe(code);
  });

  it('a request body that is not UTF-8 is refused', () => {
    expect(codeOf(base64([0x7b, 0x22, 0xff, 0x22, 0x7d]), true)).toBe('body-not-utf8');
  });

  it('a request body of any JSON within the limits is read as it is, in NFC', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const body = JSON.stringify(value);
        const poisoned = /"(__proto__|constructor|prototype)":/.test(body);
        if (!poisoned && body.isWellFormed() && body.normalize('NFC') === body && !/\\ud[89a-f]/i.test(body)) {
          expect(readJsonBody(body, false)).toEqual(JSON.parse(body));
        }
      }),
      { numRuns: 3_000 },
    );
    expect(readJsonBody(JSON.stringify('A\u030a'), false)).toBe('Å');
  });

  it('a request body never makes the reader crash, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(codeOf(Buffer.from(bytes).toString('base64'), true)).not.toBe('crashed');
      }),
      { numRuns: 5_000 },
    );
  });
});
