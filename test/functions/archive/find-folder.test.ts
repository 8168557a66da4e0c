import { expect, test } from 'vitest';
import { folderFinder, isAnswerName, noSearch } from '../../../functions/archive/find-folder.ts';
import { FOLDER_ID, folderFound, found } from './folders.ts';
import { SUBJECT, TERMS } from './sample.ts';

const OWNER = 'o'.repeat(26);

/** A bucket as S3 is to whom may not list it: to ask for what is not there is refused. */
function bucketOf(files = new Map<string, string>()) {
  return {
    files,
    put: async (key: string, bytes: Uint8Array) => {
      if (!files.has(key)) files.set(key, Buffer.from(bytes).toString('utf8'));
    },
    read: async (key: string) => {
      const text = files.get(key);
      if (text === undefined) throw new Error('AccessDenied');
      return text;
    },
  };
}
const ask = (bucket: ReturnType<typeof bucketOf>, more: { round?: number; answered?: string | undefined } = {}) =>
  folderFinder(bucket)({ ownerId: OWNER, subject: SUBJECT, terms: TERMS, round: 0, ...more });
const manifestOf = ({ files }: ReturnType<typeof bucketOf>): { answer: string; files: readonly { sha256: string }[] } =>
  JSON.parse([...files].find(([key]) => key.endsWith('manifest.json'))?.[1] ?? '{}');

test('only the answer to this very question is read, and only once it has come (decision 043)', async () => {
  const bucket = bucketOf();
  expect(await ask(bucket)).toBe('searching');
  const { answer } = manifestOf(bucket);
  const name = answer.split('/').at(-1) ?? '';
  expect(isAnswerName(name)).toBe(true);
  expect(await ask(bucket, { answered: 'sok-7-00000000.xml' })).toBe('searching');
  bucket.files.set(answer, found([folderFound()]));
  expect(await ask(bucket, { answered: name })).toEqual({ folderId: FOLDER_ID });
  expect(await ask(bucket, { answered: name, round: 1 })).toBe('searching');
});

test('a question asked twice lies there once; its manifest, which says that it is whole, is written last', async () => {
  const bucket = bucketOf();
  await ask(bucket);
  const before = [...bucket.files];
  await ask(bucket);
  expect([...bucket.files]).toEqual(before);
  expect(before.map(([key]) => key.split('/').at(-1))).toEqual(['sok.xml', 'manifest.json']);
});

test('no name of a file tells whom it is about, nor does a change of number change one', async () => {
  const [some, other] = [bucketOf(), bucketOf()];
  await ask(some);
  const pupil = { ...SUBJECT.pupil, identityNumber: '13061276334' };
  await folderFinder(other)({ ownerId: OWNER, subject: { ...SUBJECT, pupil }, terms: TERMS, round: 0 });
  expect([...some.files.keys()]).toEqual([...other.files.keys()]);
  expect([...some.files.keys()].join()).not.toContain('15851090085');
});

test('an archive that looks itself is asked nothing', async () => {
  expect(await noSearch({ ownerId: OWNER, subject: SUBJECT, terms: TERMS, round: 0 })).toBe('none');
  expect(['kvittering.xml', 'sok-1.xml', 'sok-1-zzzzzzzz.xml'].filter(isAnswerName)).toEqual([]);
});
