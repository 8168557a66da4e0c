import { beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays, type Day } from '../../functions/shared/time.ts';
import { ask, askBy } from './support/ask.ts';
import { expectAccessible, settled, visitAs, WIDTHS } from './support/browser.ts';
import { changeAnswers } from './support/changed-answers.ts';
import { goTo } from './support/class-data.ts';
import { plannedConference, teacherOf } from './support/conference.ts';
import { pressAndStay, tabTo } from './support/keyboard.ts';
import { ASTRID, button, GURO, type Twins, time, twinsFrom } from './support/twins.ts';

/** This file owns the conferences of 7A, where the twins of Guro are, and of 3STA, where Sondre and Thea are. */
const [EINAR, SONDRE, THEA] = ['einar-principal-vgs', 'sondre-pupil-turning-18', 'thea-pupil-of-age'];
/** The mother of Sondre, who is no persona of the tests' browser. */
const BENTE = { login: 'guardian', subject: '16897731049' } as const;
const TONJE = { login: 'feide', subject: 'tonje.moen@fjordvik.example' } as const;

type Item = {
  readonly about: { readonly id: string | null };
  readonly pupilId: string | null;
  readonly readAt: string | null;
};
type Inbox = { readonly items: readonly Item[] };

/** The invitations to a conference in Guro's inbox, one about each child. */
async function invitationsTo(conferenceId: string): Promise<readonly Item[]> {
  const of = async () => {
    const { items } = await ask<Inbox>(GURO, 'GET /v1/guardian/inbox');
    return items.filter(({ about }) => about.id === conferenceId);
  };
  await vi.waitUntil(async () => (await of()).length === 2, { timeout: 60_000, interval: 500 });
  return of();
}

let twins: Twins;
beforeAll(async () => {
  twins = await twinsFrom('2027-01-11');
});

describe('a talk that a guardian books (H1)', () => {
  it.each(WIDTHS)(
    'three taps lead from the item of the inbox to a time, and more move and cancel it at %i px',
    async (width) => {
      const conference = await twins.planned();
      await invitationsTo(conference.conferenceId);
      const home = await visitAs(GURO, { width, dark: width > 360, path: '/inbox' });
      await home.locator(`.item a[href="${twins.pageOf(twins.eirik, conference)}"]`).click();
      await home.getByText(conference.title).waitFor();
      await expectAccessible(home);
      await time(home, '16:20').dblclick();
      await button(home, 'Bestill').waitFor();
      await expectAccessible(home);
      await button(home, 'Bestill').dblclick();
      await home.getByText('Tiden er bestilt.').waitFor();
      const heading = home.getByRole('heading', { level: 3, name: 'kl. 16:20–16:35' });
      expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
      await home.getByText('Rom B107').waitFor();
      await expectAccessible(home);
      expect(await home.title()).toBe('Utviklingssamtaler · Skolebro');
      expect(await twins.talksOf(twins.eirik, conference)).toHaveLength(1);

      const file = home.waitForEvent('download');
      await button(home, 'Legg i kalenderen').click();
      expect((await file).suggestedFilename()).toBe('skolebro.ics');

      await home.getByRole('link', { name: 'Flytt' }).click();
      await home.getByText(/^Du beholder .* kl. 16:20–16:35 til du har fått den nye tiden\.$/).waitFor();
      await expectAccessible(home);
      await time(home, '16:40').click();
      await expectAccessible(home);
      await button(home, 'Flytt hit').dblclick();
      await home.getByText('Samtalen er flyttet.').waitFor();
      await home.getByRole('heading', { level: 3, name: 'kl. 16:40–16:55' }).waitFor();
      await expectAccessible(home);
      await button(home, 'Avlys').click();
      expect(await home.getByText('Samtalen er flyttet.').count()).toBe(0);
      await button(home, 'Behold samtalen').click();

      await home.getByRole('link', { name: 'Tilbake' }).click();
      const line = home.getByRole('link', { name: conference.title });
      expect(await line.innerText()).toContain('kl. 16:40–16:55 hos Svein Rasmussen');
      await expectAccessible(home);
      await line.click();
      await button(home, 'Avlys').click();
      await home.getByText('Vil du avlyse? Tiden blir ledig for andre.').waitFor();
      await expectAccessible(home);
      await button(home, 'Behold samtalen').click();
      await button(home, 'Avlys').click();
      await button(home, 'Ja, avlys').dblclick();
      await home.getByText('Samtalen er avlyst.').waitFor();
      await time(home, '16:40').waitFor();
      await expectAccessible(home);
      expect(await twins.talksOf(twins.eirik, conference)).toEqual([
        expect.objectContaining({ status: 'cancelled-by-family' }),
      ]);
    },
  );

  it('the child’s page leads to the conferences, and the item is read when it has been opened', async () => {
    const conference = await twins.planned();
    await invitationsTo(conference.conferenceId);
    const home = await visitAs(GURO, { path: `/children/${twins.ingrid}`, locale: 'nn-NO' });
    await home.getByRole('link', { name: 'Utviklingssamtalar' }).click();
    const line = home.getByRole('link', { name: conference.title });
    expect(await line.innerText()).toContain('Bestill innan');
    await line.click();
    await time(home, '16:00').click();
    const items = await invitationsTo(conference.conferenceId);
    expect(items.find(({ pupilId }) => pupilId === twins.ingrid)?.readAt).not.toBeNull();
    expect(items.find(({ pupilId }) => pupilId === twins.eirik)?.readAt).toBeNull();
    await button(home, 'Bestill').click();
    await home.getByText('Tida er bestilt.').waitFor();
    await expectAccessible(home);
  });

  it('a guardian books by the keyboard alone, and the choice is read out', async () => {
    const conference = await twins.planned();
    const home = await visitAs(GURO, { width: 1280, path: twins.pageOf(twins.eirik, conference) });
    await tabTo(home, /^16:00–16:15/);
    await home.keyboard.press('ArrowRight');
    await home.keyboard.press('ArrowRight');
    await home.keyboard.press('ArrowLeft');
    await home.keyboard.press('Enter');
    await button(home, 'Bestill').waitFor();
    expect(await home.evaluate(() => document.activeElement?.textContent)).toContain('kl. 16:20–16:35');
    await tabTo(home, /^Bestill$/);
    await pressAndStay(home, 'Enter');
    await home.getByText('Tiden er bestilt.').waitFor();
    expect(await twins.talksOf(twins.eirik, conference)).toEqual([expect.objectContaining({ from: '16:20' })]);
  });
});

describe('a time that somebody else takes meanwhile (H1)', () => {
  it('a booking whose answer is lost is sent again, and is one talk', async () => {
    const conference = await twins.planned();
    const home = await visitAs(GURO, { path: twins.pageOf(twins.eirik, conference) });
    await home.route(
      '**/talks',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await time(home, '16:00').click();
    await button(home, 'Bestill').click();
    await home.getByText('Tiden er bestilt.').waitFor();
    expect(await twins.talksOf(twins.eirik, conference)).toHaveLength(1);
  });

  it.each(WIDTHS)('the family gets the nearest free times as buttons at %i px', async (width) => {
    const conference = await twins.planned();
    const home = await visitAs(GURO, { width, path: twins.pageOf(twins.eirik, conference) });
    await time(home, '16:20').click();
    const other = await visitAs(GURO, { path: twins.pageOf(twins.ingrid, conference) });
    await time(other, '16:20').click();
    await button(other, 'Bestill').click();
    await other.getByText('Tiden er bestilt.').waitFor();
    await button(home, 'Bestill').click();
    await home.getByText(/^Tiden er ikke ledig lenger/).waitFor();
    const nearest = home.getByRole('list', { name: 'Nærmeste ledige tider' }).getByRole('button');
    await expect.poll(() => nearest.count()).toBe(2);
    await expectAccessible(home);
    await nearest.first().click();
    await button(home, 'Bestill').click();
    await home.getByText('Tiden er bestilt.').waitFor();
    await expectAccessible(home);
    expect(await twins.talksOf(twins.eirik, conference)).toEqual([expect.objectContaining({ from: '16:00' })]);
  });

  it('a family that moves keeps the old time, and reads so', async () => {
    const conference = await twins.planned();
    await twins.book(twins.eirik, conference, '16:00');
    const home = await visitAs(GURO, { path: twins.pageOf(twins.eirik, conference) });
    await home.getByRole('link', { name: 'Flytt' }).click();
    await time(home, '16:20').click();
    await twins.book(twins.ingrid, conference, '16:20');
    await button(home, 'Flytt hit').click();
    await home.getByText('Du har fortsatt den gamle tiden.').waitFor();
    await expectAccessible(home);
    expect(await twins.talksOf(twins.eirik, conference)).toEqual([expect.objectContaining({ from: '16:00' })]);
  });

  it('a guardian who has another talk at the time reads so, and may choose another', async () => {
    const conference = await twins.planned({ teacherIds: [twins.svein, twins.henrik] });
    await twins.book(twins.ingrid, conference, '16:00');
    const home = await visitAs(GURO, { path: twins.pageOf(twins.eirik, conference) });
    // Henrik's times stand before Svein's.
    await time(home, '16:00').first().click();
    await button(home, 'Bestill').click();
    await home.getByText('Du har en annen samtale på denne tiden. Velg en annen tid.').waitFor();
    await expectAccessible(home);
    await time(home, '16:20').first().click();
    await button(home, 'Bestill').click();
    await home.getByText('Tiden er bestilt.').waitFor();
  });

  it('a talk that the school cancels is told, with the way to another time', async () => {
    const conference = await twins.planned();
    const { bookingId } = await twins.book(twins.eirik, conference, '16:00');
    const cancellation = `POST ${conference.path}/talks/${twins.eirik}/${bookingId}/cancellation`;
    await ask(ASTRID, cancellation, { body: { reason: 'teacher-away' } });
    const home = await visitAs(GURO, { path: twins.pageOf(twins.eirik, conference) });
    await home.getByText(/^Skolen har avlyst samtalen .* Du kan bestille en ny tid under\.$/).waitFor();
    await time(home, '16:40').waitFor();
    await expectAccessible(home);
  });
});

describe('who comes to a talk (H1)', () => {
  it.each([
    ['together', 'Jeg og andre hjemme', true],
    ['alone', 'Bare jeg', false],
  ])('a guardian of a home with others books %s without a reason', async (_how, label, together) => {
    const conference = await twins.planned();
    const home = await visitAs(GURO);
    await changeAnswers(home, (value, field) => (field === 'mayComeTogether' ? true : value));
    await goTo(home, twins.pageOf(twins.eirik, conference));
    await time(home, '16:00').click();
    // The closed form of the waiting list below has the same choice.
    await home.getByLabel(label).first().check();
    await expectAccessible(home);
    const sent = home.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/talks'));
    await button(home, 'Bestill').click();
    expect((await sent).postDataJSON()).toMatchObject({ together });
    await home.getByText('Tiden er bestilt.').waitFor();
    await settled(home);
  });
});

describe('talks about siblings in a row (H1)', () => {
  it.each(WIDTHS)('a guardian books for both children at once at %i px', async (width) => {
    const conference = await twins.planned();
    const home = await visitAs(GURO, { width, path: twins.pageOf(twins.eirik, conference) });
    await home.getByRole('link', { name: 'Bestill for flere barn etter hverandre' }).click();
    await home.getByLabel('Lærer for Eirik Dahl').selectOption('Ikke nå');
    await button(home, 'Bestill alle').click();
    await home.getByRole('link', { name: 'Velg lærer for minst to barn.' }).waitFor();
    await expectAccessible(home);
    await home.getByLabel('Lærer for Eirik Dahl').selectOption('Svein Rasmussen');
    await home.getByLabel('Ikke før kl.').fill('16:10');
    await home.getByLabel('Jeg trenger tolk').check();
    await home.getByLabel('Språket til tolken').selectOption('tigrinja');
    await home.getByLabel(/^Dobbel tid/).uncheck();
    await button(home, 'Bestill alle').dblclick();
    await home.getByText('Tidene er bestilt.').waitFor();
    await expectAccessible(home);
    const both = [
      ...(await twins.talksOf(twins.eirik, conference)),
      ...(await twins.talksOf(twins.ingrid, conference)),
    ];
    expect(both.map(({ from }) => from).toSorted()).toEqual(['16:20', '16:40']);
    await home.getByRole('link', { name: 'Se, flytt eller avlys' }).first().click();
    await home.getByRole('heading', { level: 3, name: 'kl. 16:20–16:35' }).waitFor();
    await home.getByText('tigrinja. Skolen har fått beskjed.').waitFor();
  });

  it('a family without a row gets none of the times, and reads what to do', async () => {
    const conference = await twins.planned();
    const home = await visitAs(GURO, { path: `${twins.pageOf(twins.eirik, conference)}/row` });
    await home.getByLabel('Ikke før kl.').fill('16:30');
    await button(home, 'Bestill alle').click();
    await home.getByText(/^Lærerne har ingen ledige tider rett etter hverandre/).waitFor();
    await expectAccessible(home);
    expect(await twins.talksOf(twins.eirik, conference)).toEqual([]);
  });
});

describe('a conference in which a family cannot book (H1)', () => {
  it.each([
    ['before the booking', { bookingFrom: '2027-01-04T07:00:00Z' }, /^Du kan bestille fra 4\. januar/],
    ['without a teacher of the child', { teachers: 'others' }, /^Ingen av lærerne har lagt ut tider ennå/],
  ])(
    'a family that cannot book reads why: %s',
    async (_when, { teachers, ...more }: { readonly teachers?: string }, words) => {
      const { teacherId } = await teacherOf({ persona: 'liv-contact-teacher' });
      const conference = await twins.planned({ ...more, ...(teachers && { teacherIds: [teacherId] }) });
      const home = await visitAs(GURO, { path: twins.pageOf(twins.eirik, conference) });
      await home.getByText(words).waitFor();
      await expectAccessible(home);
    },
  );

  it('after the school has closed it, the page says so and keeps the talks', async () => {
    const conference = await twins.planned();
    await twins.book(twins.eirik, conference, '16:00');
    await ask(ASTRID, `POST ${conference.path}/state`, { body: { event: 'close' } });
    const home = await visitAs(GURO, { path: twins.pageOf(twins.eirik, conference) });
    await home.getByText(/^Skolen har stengt bestillingen/).waitFor();
    await home.getByRole('heading', { level: 3, name: 'kl. 16:00–16:15' }).waitFor();
    await button(home, 'Avlys').waitFor();
    expect(await home.getByRole('link', { name: 'Flytt' }).count()).toBe(0);
    await expectAccessible(home);
  });

  it('after the deadline the page says so, and a round that is over stands last in the list', async () => {
    const conference = await twins.planned();
    const home = await visitAs(GURO);
    const late = { mayBook: false, bookingUntil: '2026-11-30T20:00:00Z' };
    await changeAnswers(home, (value, field) => (field in late ? late[field as keyof typeof late] : value));
    await goTo(home, twins.pageOf(twins.eirik, conference));
    await home.getByText(/^Fristen for å bestille gikk ut 30\. november kl\. 21:00/).waitFor();
    await expectAccessible(home);
    const over = await visitAs(GURO);
    await changeAnswers(over, (value, field) => (field === 'status' && value === 'open' ? 'ended' : value));
    await goTo(over, `/children/${twins.eirik}/conferences`);
    await over.getByRole('heading', { level: 2, name: 'Tidligere' }).waitFor();
    await expectAccessible(over);
  });

  it('a conference that a child is not in is not there', async () => {
    const conference = await twins.planned({ open: false });
    const home = await visitAs(GURO, { path: twins.pageOf(twins.eirik, conference), locale: 'en-GB' });
    await home.getByRole('alert').waitFor();
    await expectAccessible(home);
    await goTo(home, `${twins.pageOf(twins.eirik, conference)}/row`);
    await home.getByText('Eirik Dahl: nothing to book in this round.').waitFor();
    await expectAccessible(home);
  });

  it('a talk that is near is changed by the school alone', async () => {
    const conference = await twins.planned({ cancelHours: 168 });
    const day = '2026-12-04';
    const times = { teacherIds: [twins.svein], lengthMinutes: 15, breakMinutes: 5, mode: 'phone' };
    const stretches = [{ day, from: '16:00', to: '17:00' }];
    await ask(ASTRID, `POST ${conference.path}/times`, { body: { ...times, stretches } });
    await twins.book(twins.eirik, { ...conference, day }, '16:00');
    const home = await visitAs(GURO, { path: twins.pageOf(twins.eirik, conference) });
    await home.getByText(/^Det er for kort tid til samtalen/).waitFor();
    await home.getByText('Telefon').first().waitFor();
    expect(await button(home, 'Avlys').count()).toBe(0);
    await expectAccessible(home);
  });
});

describe('pupils and their talks (H1)', () => {
  let tonje = '';
  let day: Day = '2027-03-01';
  const plannedOf3STA = async () => {
    const { teacherId, groupId } = await teacherOf(TONJE);
    tonje = teacherId;
    day = addDays(day, 1);
    const stretches = [{ day, from: '12:00', to: '13:00' }];
    const of3STA = { planner: EINAR, groupIds: [groupId('3STA')], teacherIds: [tonje], title: `Samtaler ${day}` };
    return plannedConference({ ...of3STA, stretches, bookingUntil: '2027-06-01T22:00:00Z' });
  };

  it('a pupil under 18 reads when the talk is, and books nothing', async () => {
    const { conferenceId } = await plannedOf3STA();
    const { pupilId } = await ask<{ readonly pupilId: string }>(SONDRE, 'GET /v1/pupil/card');
    const home = await visitAs(SONDRE, { path: `/children/${pupilId}/conferences` });
    await expectAccessible(home);
    await home.getByRole('link', { name: `Samtaler ${day}` }).click();
    await home.getByText('Foresatte bestiller for deg til du er 18 år.').waitFor();
    await home.getByText('Ingen samtaler om deg er bestilt ennå.').waitFor();
    await expectAccessible(home);
    const body = { teacherId: tonje, day, from: '12:00', together: false };
    await askBy(BENTE, `POST /v1/guardian/children/${pupilId}/conferences/${conferenceId}/talks`, { body });
    const later = await visitAs(SONDRE, { path: `/children/${pupilId}/conferences/${conferenceId}` });
    await later.getByRole('heading', { level: 3, name: 'kl. 12:00–12:15' }).waitFor();
    expect(await later.getByRole('button', { name: /Avlys|kalender|12:/ }).count()).toBe(0);
    expect(await later.getByText('Hvem kommer').count()).toBe(0);
    await expectAccessible(later);
  });

  it('a pupil of age books alone', async () => {
    const { conferenceId } = await plannedOf3STA();
    const { pupilId } = await ask<{ readonly pupilId: string }>(THEA, 'GET /v1/pupil/card');
    const home = await visitAs(THEA, { path: `/children/${pupilId}/conferences/${conferenceId}` });
    await time(home, '12:20').click();
    await button(home, 'Bestill').dblclick();
    await home.getByText('Tiden er bestilt.').waitFor();
    await button(home, 'Legg i kalenderen').waitFor();
    await expectAccessible(home);
  });
});
