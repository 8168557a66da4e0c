import { expect, it } from 'vitest';
import { bringUploads } from '../../local/uploads.ts';

const NOW = Date.parse('2026-12-24T10:00:00Z');
const RULES = [
  { bucket: 'files', prefix: 'imports/', function: 'OnUpload' },
  { bucket: 'files', prefix: 'letters/', function: 'OnLetter' },
];

function world(failures: number) {
  const calls: unknown[] = [];
  const told: string[] = [];
  const bring = bringUploads(RULES, {
    invoke: async (id, event) => {
      calls.push([id, event]);
      if (calls.length <= failures) throw new Error('out of memory');
    },
    now: () => NOW,
    report: (line) => told.push(line),
  });
  return { bring, calls, told };
}

it('an upload comes to the function of its prefix, at the movable clock’s time', async () => {
  const { bring, calls } = world(0);
  await bring('files', 'imports/own file.zip', 12);
  await bring('files', 'elsewhere/x', 1);
  await bring('others', 'imports/x', 1);
  expect(calls).toEqual([
    [
      'OnUpload',
      {
        Records: [
          {
            eventSource: 'aws:s3',
            eventName: 'ObjectCreated:Put',
            eventTime: '2026-12-24T10:00:00.000Z',
            s3: {
              s3SchemaVersion: '1.0',
              bucket: { name: 'files', arn: 'arn:aws:s3:::files' },
              object: { key: 'imports%2Fown%20file.zip', size: 12 },
            },
          },
        ],
      },
    ],
  ]);
});

it('the local runtime tries an upload three times as Lambda does, and tells each failure', async () => {
  const once = world(1);
  await once.bring('files', 'imports/a', 1);
  expect([once.calls.length, once.told.length]).toEqual([2, 1]);
  const always = world(9);
  await always.bring('files', 'imports/a', 1);
  expect([always.calls.length, always.told.at(-1)]).toEqual([3, expect.stringMatching(/attempt 3 of 3: .*memory/)]);
});
