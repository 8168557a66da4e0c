import { beforeAll, expect, it, vi } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, settled, visitAs, WIDTHS } from './support/browser.ts';
import { classOf } from './support/class-data.ts';
import { childOf, PER } from './support/emma.ts';

/** This file owns the conversations of Per and Liv about Emma, and who may come to them. */
const LIV = 'liv-contact-teacher';
const ASTRID = 'astrid-leader';
const ADMIN = 'torbjorn-owner-admin';
const SETTING = 'messages.colleagues';
const FEIDE_NAME = 'astrid.heggelund@fjordvik.example';

type Threads = { readonly threads: readonly { readonly threadId: string }[] };
type Form = { readonly teachers: readonly { readonly staffId: string; readonly name: string }[] };
type People = { readonly people: readonly { readonly waits: boolean }[] };
type Settings = { readonly settings: readonly { readonly key: string; readonly version: number }[] };

let emma = '';
let school = '';

async function begun(subject: string): Promise<string> {
  const child = `/v1/guardian/children/${emma}`;
  const { teachers } = await ask<Form>(PER, `GET ${child}/message-form`);
  const to = teachers.filter(({ name }) => name === 'Liv Solheim').map(({ staffId }) => staffId);
  const body = { subject, text: 'Det første jeg skrev.', to };
  const { threads } = await ask<Threads>(PER, `POST ${child}/threads`, { body });
  return threads[0]?.threadId ?? '';
}

async function colleaguesBy(value: 'inform' | 'ask'): Promise<void> {
  const { settings } = await ask<Settings>(ADMIN, 'GET /v1/owner/settings');
  const version = settings.find(({ key }) => key === SETTING)?.version ?? 0;
  await ask(ADMIN, `PUT /v1/owner/settings/${SETTING}`, { body: { value }, ifMatch: `"${version}"` });
}

const ofStaff = (threadId: string): string => `/staff/messages/${school}/${emma}/${threadId}`;
const ofHome = (threadId: string): string => `/children/${emma}/messages/${threadId}`;

beforeAll(async () => {
  emma = await childOf(PER, 'Emma Solvang');
  school = (await classOf(LIV)).schoolId;
  await ask(LIV, 'POST /v1/staff/message-choice', { body: { atOnce: true } });
});

it.each(WIDTHS)(
  'a teacher adds a colleague, the family shows the earlier messages, and it ends at %i px (G2)',
  async (width) => {
    const threadId = await begun(`Lesing (${width})`);
    const teacher = await visitAs(LIV, { width, path: ofStaff(threadId) });
    await teacher.getByText('Legg til en kollega').click();
    await settled(teacher);
    await teacher.getByRole('button', { name: 'Legg til', exact: true }).click();
    await teacher.getByRole('link', { name: 'Velg hvem du vil legge til.' }).waitFor();
    await expectAccessible(teacher);
    // Those who teach the pupil and the leaders stand there; others of the school are found by name.
    expect(await teacher.getByRole('radio').count()).toBeGreaterThan(1);
    await teacher.getByLabel('Søk etter en kollega').fill('Ingen Her');
    await teacher.getByRole('button', { name: 'Søk', exact: true }).click();
    await teacher.getByText('Vi fant ingen andre ved skolen med det navnet.').waitFor();
    await expectAccessible(teacher);
    await teacher.getByLabel('Søk etter en kollega').fill('heggel');
    await teacher.getByRole('button', { name: 'Søk', exact: true }).click();
    await teacher.getByRole('radio', { name: /^Astrid Heggelund/ }).check();
    await teacher.getByLabel('Siste dag').fill('2026-12-10');
    await teacher.getByLabel(/^Spør familien/).check();
    await expectAccessible(teacher);
    await teacher.getByRole('button', { name: 'Legg til', exact: true }).click();
    await teacher.getByText('Du la til Astrid Heggelund i samtalen.').waitFor();
    await expectAccessible(teacher);

    const colleague = await visitAs(ASTRID, { width, path: ofStaff(threadId) });
    await colleague.getByText('Liv Solheim la til Astrid Heggelund i samtalen.').waitFor();
    expect(await colleague.getByText('Det første jeg skrev.').count()).toBe(0);

    const home = await visitAs(PER, { width, dark: true, path: ofHome(threadId) });
    await home.getByText(/Kan Astrid Heggelund også se de tidligere meldingene/).waitFor();
    await home.getByText('Hvem ser dette:').click();
    await home
      .getByText(/til og med .*10/)
      .first()
      .waitFor();
    await expectAccessible(home);
    await home.getByRole('button', { name: 'Ja', exact: true }).click();
    await home.getByText('Du sa ja til at Astrid Heggelund ser de tidligere meldingene.').waitFor();
    await home.getByRole('button', { name: /^Ikke vis Astrid Heggelund/ }).waitFor();
    await expectAccessible(home);
    await colleague.evaluate(() => dispatchEvent(new Event('visibilitychange')));
    await colleague.getByText('Det første jeg skrev.').waitFor({ timeout: 40_000 });
    await colleague.getByRole('button', { name: 'Gå ut av samtalen' }).waitFor();
    expect(await colleague.getByText('Legg til en kollega').count()).toBe(0);
    await expectAccessible(colleague);

    const end = teacher.getByRole('button', { name: 'Avslutt tilgangen til Astrid Heggelund' });
    await end.click();
    await teacher.getByText('Vil du avslutte tilgangen nå?').waitFor();
    await end.click();
    await teacher.getByText('Du avsluttet tilgangen til Astrid Heggelund.').waitFor();
    await settled(teacher);
    await expect.poll(() => end.count()).toBe(0);
  },
);

/** A conversation in which the family is asked first: the setting reaches every request some seconds later. */
async function asked(): Promise<string> {
  const body = { feideName: FEIDE_NAME, lastDay: '2026-12-10', askForEarlier: true };
  let threadId = '';
  const isAsked = async () => {
    threadId = await begun('Bare oss');
    await ask(LIV, `POST /v1/schools/${school}/pupils/${emma}/threads/${threadId}/colleagues`, { body });
    const { people } = await ask<People>(PER, `GET /v1/guardian/children/${emma}/threads/${threadId}`);
    return people.some(({ waits }) => waits);
  };
  await vi.waitUntil(isAsked, { timeout: 60_000, interval: 5000 });
  return threadId;
}

it('a family that is asked first says no, and the colleague finds nothing (G2)', async () => {
  await colleaguesBy('ask');
  try {
    const threadId = await asked();
    const home = await visitAs(PER, { path: ofHome(threadId), locale: 'nn-NO' });
    await home.getByText(/^Kan Astrid Heggelund vere med i samtalen .* sjå dei tidlegare meldingane også/).waitFor();
    await home.getByText('Kven ser dette:').click();
    await home.getByText(/ventar på ja frå familien/).waitFor();
    await expectAccessible(home);
    await home.getByRole('button', { name: 'Nei', exact: true }).click();
    await home.getByText('Du sa nei til at Astrid Heggelund er med i samtalen.').waitFor();
    await expect(ask(ASTRID, `GET /v1/schools/${school}/pupils/${emma}/threads/${threadId}`)).rejects.toThrow('404');
  } finally {
    await colleaguesBy('inform');
  }
});
