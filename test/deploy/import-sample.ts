import { spawnSync } from 'node:child_process';
import { createReadStream, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { momentOf } from '../../functions/shared/time.ts';
import { SAMPLE_OWNER } from '../../lib/stage.ts';
import { writeSample } from '../../sample/write-sample.ts';
import { at } from '../support/json.ts';

const ROOT = join(import.meta.dirname, '../..');
const SYSTEM = 'sample';
const ADMIN = 'staff-owner-admin';

/**
 * The first administrator of an owner cannot have come by an upload, which takes one. As an operator does it: a roster
 * with nobody else, by the command, which shows what it would write and waits for the owner's id. Returns what the
 * command said.
 */
export function importFirstAdministrator(
  folder: string,
  answer: string,
): { readonly status: number | null; readonly said: string } {
  const sample = join(folder, 'sample');
  const first = join(folder, 'first');
  const moment = momentOf(Date.now());
  for (const made of [sample, first]) rmSync(made, { recursive: true, force: true });
  mkdirSync(first);
  writeSample(sample, { today: moment.day });
  for (const path of globSync(join(sample, '*.csv'))) {
    const [header = '', ...lines] = readFileSync(path, 'utf8').split('\n');
    const kept = basename(path) === 'orgs.csv' ? lines : lines.filter((line) => line.startsWith(`${ADMIN},`));
    writeFileSync(join(first, basename(path)), [header, ...kept, ''].join('\n'));
  }
  const command = [
    'local/import-command.ts',
    '--stage',
    'emulator',
    '--owner',
    SAMPLE_OWNER,
    '--system',
    SYSTEM,
    first,
  ];
  const run = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8', input: `${answer}\n` });
  return { status: run.status, said: `${run.stdout}${run.stderr}` };
}

/** Uploads the whole municipality as its administrator does, and waits for the deployed importer. */
export async function uploadSample(baseUrl: string, token: string, folder: string): Promise<unknown> {
  const file = join(folder, 'sample.zip');
  writeFileSync(file, await zipped(globSync(join(folder, 'sample', '*.csv'))));
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const announced = await fetch(`${baseUrl}/v1/owner/imports`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ format: 'csv-zip', system: SYSTEM, bytes: statSync(file).size, mode: 'apply' }),
  });
  const answer: unknown = await announced.json();
  const url = at(answer, 'upload', 'url');
  if (announced.status !== 201 || typeof url !== 'string') throw new Error(`Not announced: ${JSON.stringify(answer)}`);
  const sent = await fetch(url, { method: 'PUT', headers: { 'if-none-match': '*' }, body: readFileSync(file) });
  if (!sent.ok) throw new Error(`The file was not taken: ${sent.status} ${await sent.text()}`);
  const path = `${baseUrl}/v1/owner/imports/${at(answer, 'import', 'importId')}`;
  return finished(path, headers);
}

async function finished(path: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
  let seen: unknown;
  for (let attempt = 0; attempt < 180; attempt++) {
    seen = await (await fetch(path, { headers })).json();
    if (at(seen, 'status') !== 'awaiting-upload' && at(seen, 'status') !== 'reading') return seen;
    await new Promise((later) => setTimeout(later, 1000));
  }
  return seen;
}

function zipped(paths: readonly string[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const path of paths) zip.addReadStream(createReadStream(path), basename(path));
  zip.end();
  return buffer(zip.outputStream);
}
