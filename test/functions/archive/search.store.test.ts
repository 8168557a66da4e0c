import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../../functions/archive/view.ts';
import { laterBy } from '../../../functions/shared/time.ts';
import { O } from '../warnings/world.ts';
import { FOLDER_ID, folderFound, found, NO_FOLDER } from './folders.ts';
import { archiveWorld } from './worker-world.ts';

const AT = '2026-11-24T06:30:00.000Z';
const HOUR = 3_600_000;
const NUMBER = '15851090085';
const ONE = found([folderFound()]);
const TWO = found([folderFound(), folderFound({ id: FOLDER_ID.replace('0', '9') })]);

let world: Awaited<ReturnType<typeof archiveWorld>>;
beforeAll(async () => {
  world = await archiveWorld();
  for (const who of ['ola', 'nynorsk', 'secret', 'adult', 'birthday'])
    await world.number(world.school.p[who] ?? '', NUMBER);
});
afterAll(() => world.stop());
afterEach(() => world.file({}));

const pathsOf = (recordId: string, name: string) => globSync(join(world.folder, `packages/*/${recordId}/*/${name}`));
const textsOf = (recordId: string, name: string) => pathsOf(recordId, name).map((path) => readFileSync(path, 'utf8'));
const messageOf = (recordId: string) => textsOf(recordId, 'arkivmelding.xml').join('\n');

/** A pupil's warning, asked for once and answered so; its job afterwards. */
async function answered(pupil: string, xml: string, at = AT) {
  const recordId = await world.send(pupil, at);
  await world.runOnce(at);
  expect((await world.jobOf(pupil, recordId)).state).toBe('searching');
  expect(messageOf(recordId)).toBe('');
  await world.answerAll(xml, at);
  await world.runOnce(at);
  return { recordId, job: await world.jobOf(pupil, recordId) };
}
const giveUp = (pupil: string, job: Awaited<ReturnType<typeof world.jobOf>>) =>
  world.store.move(O, job, 'give-up', {}, { move: 'give-up', by: 'o', at: AT, reason: pupil });

describe('the archive is asked for the pupil’s folder before one is made (decision 043)', () => {
  test('the archive is asked for the pupil’s folder before one is made: none: the message makes one; nothing but the round and how the owner files names the question', async () => {
    const { recordId, job } = await answered('ola', NO_FOLDER);
    expect(job.state).toBe('sent');
    expect(messageOf(recordId)).toContain('<mappe xsi:type="saksmappe">');
    const [question = ''] = textsOf(recordId, 'sok.xml');
    expect(question).toContain(`<value>${NUMBER}</value>`);
    const names = globSync(join(world.folder, `packages/*/${recordId}/*`)).map((path) => basename(path));
    expect(names.filter((name) => /^sok-0-[0-9a-f]{8}$/.test(name))).toHaveLength(1);
    expect(JSON.stringify([names, job])).not.toContain(NUMBER);
    await giveUp('ola', job);
  });

  test('one: the entry goes into it, and no second folder is made', async () => {
    const { recordId, job } = await answered('ola', ONE, laterBy(AT, HOUR));
    expect(job.state).toBe('sent');
    expect(messageOf(recordId)).toContain(
      `<referanseForelderMappe><m:systemID>${FOLDER_ID}</m:systemID></referanseForelderMappe>`,
    );
    expect(messageOf(recordId)).not.toContain('<mappe');
    // Without a receipt the same message is laid again: it meets itself.
    await world.runOnce(laterBy(AT, 26 * HOUR));
    await world.runOnce(laterBy(AT, 26 * HOUR));
    expect(pathsOf(recordId, 'arkivmelding.xml')).toHaveLength(1);
    expect(await world.jobOf('ola', recordId)).toMatchObject({ state: 'sent', attempt: 3 });
  });

  test('the note about a pupil with a secret address goes into the folder that was found, and names no guardian', async () => {
    const { recordId } = await answered('secret', ONE);
    expect(messageOf(recordId)).toContain('<journalposttype><m:kode>X</m:kode></journalposttype>');
    expect(messageOf(recordId)).not.toMatch(/Foresatt|<personid>/);
  });

  test('a person must see to it where several folders are found; then the archive is asked anew', async () => {
    const { recordId, job } = await answered('nynorsk', TWO);
    expect(job).toMatchObject({ state: 'failed', reason: 'several-folders' });
    expect(messageOf(recordId)).toBe('');
    expect(wordsOf('several-folders', 'nn')).toContain('arkivaren');
    const decision = { move: 'retry', by: 'o', at: AT, reason: 'Rydda' } as const;
    await world.store.move(O, job, 'retry', { wakeAt: AT }, decision);
    await world.runOnce(AT);
    const asked = await world.jobOf('nynorsk', recordId);
    expect(asked.state).toBe('searching');
    expect(pathsOf(recordId, 'sok.xml')).toHaveLength(2);
    // The old answer comes once more: the job looks, has no answer on its own question, and asks on.
    await world.answerWith({ ownerId: O, recordId, name: job.answered ?? '' }, AT);
    await world.runOnce(AT);
    expect((await world.jobOf('nynorsk', recordId)).state).toBe('searching');
    await world.answerAll(ONE, AT);
    await world.runOnce(AT);
    expect((await world.jobOf('nynorsk', recordId)).state).toBe('sent');
    expect(messageOf(recordId)).toContain(FOLDER_ID);
  });

  test('another child’s folder: nothing is put into it', async () => {
    const { recordId, job } = await answered('adult', found([folderFound({ classId: '13061276334' })]));
    expect(job).toMatchObject({ state: 'failed', reason: 'foreign-folder' });
    expect(messageOf(recordId)).toBe('');
  });

  test('no answer for a day: it is asked again and stays waiting; the pupil’s later warning waits too', async () => {
    const recordId = await world.send('birthday', AT);
    const later = await world.send('birthday', laterBy(AT, HOUR));
    await world.runOnce(laterBy(AT, HOUR));
    await world.runOnce(laterBy(AT, 26 * HOUR));
    expect(await world.jobOf('birthday', recordId)).toMatchObject({ state: 'queued', reason: 'no-answer' });
    await world.runOnce(laterBy(AT, 26 * HOUR));
    expect((await world.jobOf('birthday', recordId)).state).toBe('searching');
    expect(pathsOf(recordId, 'sok.xml')).toHaveLength(1);
    expect((await world.jobOf('birthday', later)).state).toBe('queued');
  });
});

test('an answer that is faster than our own note comes again, and one for nobody’s job changes nothing', async () => {
  const recordId = await world.send('ola', laterBy(AT, 2 * HOUR));
  const job = await world.jobOf('ola', recordId);
  const answer = { ownerId: O, recordId, name: 'sok-0-00000000.xml' };
  expect(await world.answerWith(answer, AT)).toBe('nothing-new');
  await world.store.move(O, job, 'claim', { attempt: 1 });
  expect(await world.answerWith(answer, AT)).toBe('too-early');
  await world.store.move(O, { ...job, attempt: 1 }, 'search', { wakeAt: AT });
  expect(await world.answerWith(answer, AT)).toBe('heard');
  expect(await world.answerWith(answer, AT)).toBe('nothing-new');
  const unknown = `${recordId.slice(0, -1)}${recordId.endsWith('0') ? '1' : '0'}`;
  expect(await world.answerWith({ ...answer, recordId: unknown }, AT)).toBe('unknown-job');
});

test('where the owner says never, nothing is asked', async () => {
  await world.file({ search: 'never' });
  const recordId = await world.send('secret', laterBy(AT, HOUR));
  const [before] = await world.store.ofPupil(O, world.school.p.secret ?? '');
  if (before) await giveUp('secret', before);
  await world.runOnce(laterBy(AT, 2 * HOUR));
  expect((await world.jobOf('secret', recordId)).state).toBe('sent');
  expect(pathsOf(recordId, 'sok.xml')).toEqual([]);
});
