import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { EICAR, exif, PLACE, pdf } from '../functions/attachments/files.ts';
import { ask } from './support/ask.ts';
import { expectAccessible, expectNothingKept, visitAs, WIDTHS } from './support/browser.ts';
import { classOf } from './support/class-data.ts';
import { childOf, KARI } from './support/emma.ts';

/** This file owns the conversations about Emma whose subject begins with "Vedlegg". */
const LIV = 'liv-contact-teacher';
const SOON = { timeout: 20_000 };

type Threads = { readonly threads: readonly { readonly threadId: string }[] };
type Form = { readonly teachers: readonly { readonly staffId: string }[] };

let emma = '';
let school = '';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const input = (page: Page) => page.locator('input[type="file"]');
const field = (page: Page) => page.getByLabel(/^(Melding|Meldinga) om /);
const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

async function begun(subject: string): Promise<string> {
  const child = `/v1/guardian/children/${emma}`;
  const { teachers } = await ask<Form>(KARI, `GET ${child}/message-form`);
  const body = { subject, text: 'Hei', to: teachers.slice(0, 1).map(({ staffId }) => staffId) };
  const { threads } = await ask<Threads>(KARI, `POST ${child}/threads`, { body });
  return threads[0]?.threadId ?? '';
}

/** A photo as a phone takes it: larger than a screen, with the place of the camera beside the picture. */
async function photo(page: Page): Promise<Buffer> {
  const encoded = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 3000;
    canvas.height = 1500;
    const pen = canvas.getContext('2d');
    if (pen) pen.fillStyle = 'teal';
    pen?.fillRect(0, 0, 3000, 1500);
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  const plain = Buffer.from(encoded, 'base64');
  return Buffer.concat([plain.subarray(0, 2), exif(), plain.subarray(2)]);
}

beforeAll(async () => {
  emma = await childOf(KARI, 'Emma Solvang');
  school = (await classOf(LIV)).schoolId;
  await ask(LIV, 'POST /v1/staff/message-choice', { body: { atOnce: true } });
});

describe('files in a conversation', () => {
  it.each(WIDTHS)('a photo with a place reaches the teacher without it, at %i px', async (width) => {
    const threadId = await begun(`Vedlegg bilde ${width}`);
    const home = await visitAs(KARI, { width, path: `/children/${emma}/messages/${threadId}` });
    await button(home, 'Legg ved bilde eller PDF').waitFor();
    const taken = await photo(home);
    expect(taken.includes(PLACE)).toBe(true);
    await input(home).setInputFiles(file('Emma ved hytta.jpg', 'image/jpeg', taken));
    await home.getByText('klar', { exact: true }).waitFor(SOON);
    await expectAccessible(home);
    await field(home).fill('Her er bildet.');
    await button(home, 'Send').dblclick();
    await button(home, /^Last ned vedlegg-1\.jpg \(/).waitFor(SOON);
    expect(await home.getByText('Emma ved hytta').count()).toBe(0);
    await expectAccessible(home);
    const teacher = await visitAs(LIV, { width, path: `/staff/messages/${school}/${emma}/${threadId}` });
    const download = teacher.waitForEvent('download');
    await button(teacher, /^Last ned vedlegg-1\.jpg \(/).click();
    const got = await download;
    const bytes = await readFile(await got.path());
    expect(got.suggestedFilename()).toBe('vedlegg-1.jpg');
    expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect([bytes.includes(PLACE), bytes.includes('Exif'), bytes.includes(Buffer.from('ffe1', 'hex'))]).toEqual([
      false,
      false,
      false,
    ]);
    await expectAccessible(teacher);
    await expectNothingKept(home, ['Her er bildet', 'hytta', PLACE]);
  });

  it.each(WIDTHS)(
    'a file with harmful content is told of, stops the message, and is removed, at %i px',
    async (width) => {
      const threadId = await begun(`Vedlegg virus ${width}`);
      const home = await visitAs(KARI, { width, path: `/children/${emma}/messages/${threadId}` });
      await button(home, 'Legg ved bilde eller PDF').waitFor();
      await input(home).setInputFiles([
        file('ark.pdf', 'application/pdf', pdf([EICAR])),
        file('notat.txt', 'text/plain', Buffer.from('x')),
        file('bilde.jpg', 'image/jpeg', Buffer.from('no picture')),
      ]);
      await home.getByText('Filen har skadelig innhold og er slettet.').waitFor(SOON);
      await home.getByText('Bare bilder og PDF-er kan legges ved.').waitFor();
      await home.getByText('Nettleseren kan ikke lese bildet.').waitFor();
      await field(home).fill('Se her');
      await button(home, 'Send').click();
      await home.getByText('Fjern vedlegget som ikke kan sendes, før du sender.').waitFor();
      await expectAccessible(home);
      for (const name of ['ark.pdf', 'notat.txt', 'bilde.jpg']) await button(home, `Fjern ${name}`).click();
      await button(home, 'Send').click();
      await home.locator('.message').getByText('Se her').waitFor(SOON);
      expect(await home.getByRole('button', { name: /^Last ned/ }).count()).toBe(0);
    },
  );

  it('a new conversation takes a PDF with its first message, and at most five files, in nynorsk', async () => {
    const page = await visitAs(KARI, { width: 360, locale: 'nn-NO', path: `/children/${emma}/messages/new` });
    await button(page, 'Legg ved bilete eller PDF').waitFor();
    await input(page).setInputFiles(
      Array.from({ length: 6 }, (_none, at) => file(`ark-${at}.pdf`, 'application/pdf', pdf())),
    );
    await page.getByText('Høgst 5 vedlegg i ei melding.').waitFor();
    for (const at of [1, 2, 3, 4]) await button(page, `Fjern ark-${at}.pdf`).click();
    await page.getByText('klar', { exact: true }).waitFor(SOON);
    await page.getByLabel('Emne').fill('Vedlegg ny');
    await page.getByLabel('Melding').fill('Sjå arket.');
    await expectAccessible(page);
    await button(page, 'Send').click();
    await button(page, /^Last ned vedlegg-1\.pdf \(1 kB\)$/).waitFor(SOON);
    await expectAccessible(page);
  });
});
