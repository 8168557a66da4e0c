import { describe, expect, it } from 'vitest';
import { clamAv } from '../../../functions/attachments/clamav.ts';
import { ScanResult, verdictOf } from '../../../functions/attachments/guardduty.ts';
import { localScanner } from '../../../functions/attachments/scanner.ts';
import { EICAR, jpeg, pdf } from './files.ts';

const place = { ownerId: 'owner', attachmentId: 'file' };
const file = { place, etag: '"e"', bytes: jpeg() };

describe('the verdict of GuardDuty', () => {
  const event = (scanResultStatus: string) => ({
    version: '0',
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    source: 'aws.guardduty',
    time: '2026-12-01T08:00:00Z',
    detail: {
      schemaVersion: '1.0',
      scanStatus: 'COMPLETED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: { bucketName: 'b', objectKey: 'quarantine/o/a', eTag: 'e', versionId: '', s3Throttled: false },
      scanResultDetails: { scanResultStatus, threats: null },
    },
  });
  it.each([
    ['NO_THREATS_FOUND', 'clean'],
    ['THREATS_FOUND', 'infected'],
    ['UNSUPPORTED', 'unsupported'],
    ['ACCESS_DENIED', 'none'],
    ['FAILED', 'none'],
  ])('the result %s of GuardDuty means %s', (result, verdict) => {
    const told = verdictOf(ScanResult.parse(event(result)));
    expect(told).toEqual({ bucket: 'b', key: 'quarantine/o/a', etag: 'e', verdict });
  });

  it('a result that GuardDuty does not have yet passes nothing', () => {
    expect(ScanResult.safeParse(event('PROBABLY_FINE')).success).toBe(false);
  });
});

describe('the verdict of ClamAV', () => {
  const asked: unknown[] = [];
  const scan = (answer: object) => {
    const send = async ({ input }: { input: { Payload?: Uint8Array } }) => {
      asked.push(JSON.parse(Buffer.from(input.Payload ?? []).toString()));
      return answer;
    };
    return clamAv({ functionArn: 'arn', bucket: 'b' }, { send: send as never }).scan(file);
  };
  const payload = (value: unknown) => ({ Payload: Buffer.from(JSON.stringify(value)) });

  it.each([
    ['a verdict on these bytes', payload({ etag: '"e"', verdict: 'infected' }), 'infected'],
    ['a clean verdict', payload({ etag: '"e"', verdict: 'clean' }), 'clean'],
    ['a verdict on other bytes', payload({ etag: '"f"', verdict: 'clean' }), 'none'],
    ['another answer', payload({ etag: '"e"', verdict: 'ok' }), 'none'],
    ['no JSON', { Payload: Buffer.from('<html>') }, 'none'],
    ['nothing', {}, 'none'],
    ['an error', { FunctionError: 'Unhandled', ...payload({ etag: '"e"', verdict: 'clean' }) }, 'none'],
  ])('ClamAV’s function answers with %s', async (_what, answer, verdict) => {
    expect(await scan(answer)).toBe(verdict);
    expect(asked.at(-1)).toEqual({ bucket: 'b', key: 'quarantine/owner/file', etag: '"e"' });
  });
});

it('the local scanner knows the test file of all scanners, also within another file', async () => {
  const verdicts = [jpeg(), EICAR, pdf([EICAR])].map((bytes) => localScanner.scan({ ...file, bytes }));
  expect(await Promise.all(verdicts)).toEqual(['clean', 'infected', 'infected']);
});
