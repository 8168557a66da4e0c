import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { expectAccessible, settled, visitAs, WIDTHS } from './support/browser.ts';
import { ASTRID, button, GURO, type Twins, time, twinsFrom } from './support/twins.ts';

let twins: Twins;
beforeAll(async () => {
  twins = await twinsFrom('2027-04-05');
});

describe('a teacher who asks, an interpreter, and waiting lists (H1)', () => {
  it('a teacher who asks for a talk comes first, and one who needs none comes last and can be booked', async () => {
    const conference = await twins.planned({ teacherIds: [twins.svein, twins.henrik] });
    for (const [teacherId, kind] of [
      [twins.svein, 'asked'],
      [twins.henrik, 'waived'],
    ] as const) {
      const body = { pupilIds: [twins.eirik], kind };
      await ask(ASTRID, `PUT ${conference.path}/teachers/${teacherId}/asks`, { body });
    }
    const home = await visitAs(GURO, { path: twins.pageOf(twins.eirik, conference) });
    await home.getByText('Læreren ønsker en samtale').waitFor();
    await home.getByText('Læreren mener det ikke trengs nå, men du kan bestille.').waitFor();
    const names = await home.getByRole('heading', { level: 2 }).allInnerTexts();
    expect(names).toEqual(['Svein Rasmussen', 'Henrik Myhre']);
    await expectAccessible(home);
  });

  it.each(WIDTHS)('a family gets an interpreter and two times in a row at %i px', async (width) => {
    const conference = await twins.planned();
    const home = await visitAs(GURO, { width, path: twins.pageOf(twins.eirik, conference) });
    await time(home, '16:00').click();
    await home.getByLabel('Jeg trenger tolk').check();
    await button(home, 'Bestill').click();
    await home.getByText('Velg språket først.').waitFor();
    await expectAccessible(home);
    await home.getByLabel('Språket til tolken').selectOption('somali');
    await button(home, 'Bestill').click();
    await home.getByText('somali. Skolen har fått beskjed.').waitFor();
    await home.getByRole('heading', { level: 3, name: 'kl. 16:00–16:35' }).waitFor();
    await expectAccessible(home);
    expect(await twins.talksOf(twins.eirik, conference)).toEqual([
      expect.objectContaining({ from: '16:00', to: '16:35' }),
    ]);
  });

  /** A conference whose only time Ingrid has. */
  const full = async () => {
    const conference = await twins.planned({ until: '16:15' });
    const { bookingId } = await twins.book(twins.ingrid, conference, '16:00');
    const path = `/v1/guardian${twins.pageOf(twins.ingrid, conference)}/talks/${bookingId}/cancellation`;
    return { conference, free: () => ask(GURO, `POST ${path}`) };
  };

  it.each(WIDTHS)('a family waits, is offered the time that becomes free, and takes it at %i px', async (width) => {
    const { conference, free } = await full();
    const home = await visitAs(GURO, { width, dark: true, path: twins.pageOf(twins.eirik, conference) });
    await home.getByText(/^Ingen ledige tider nå/).waitFor();
    await expectAccessible(home);
    await button(home, 'Sett meg på venteliste').first().dblclick();
    await home.getByText(/^Du står på ventelisten/).waitFor();
    await expectAccessible(home);
    await free();
    const later = await visitAs(GURO, { width, path: twins.pageOf(twins.eirik, conference) });
    await later.getByRole('heading', { level: 2, name: 'Du har fått tilbud om en tid' }).waitFor();
    await later.getByText(/^Vi holder av tiden til/).waitFor();
    await expectAccessible(later);
    await button(later, 'Ta tiden').dblclick();
    await later.getByText('Tiden er bestilt.').waitFor();
    await expectAccessible(later);
    expect(await twins.talksOf(twins.eirik, conference)).toEqual([expect.objectContaining({ from: '16:00' })]);
  });

  it('a family that says no to an offer leaves the time to others, and one that waits may stop', async () => {
    const { conference, free } = await full();
    const home = await visitAs(GURO, { path: twins.pageOf(twins.eirik, conference) });
    await button(home, 'Sett meg på venteliste').first().click();
    await button(home, 'Gå av ventelisten').click();
    await home.getByText(/^Vil du gå av ventelisten/).waitFor();
    await button(home, 'Gå av ventelisten').click();
    await button(home, 'Sett meg på venteliste').first().click();
    await home.getByText(/^Du står på ventelisten/).waitFor();
    await free();
    const later = await visitAs(GURO, { path: twins.pageOf(twins.eirik, conference) });
    await button(later, 'Nei takk').click();
    await later.getByText('Vil du si nei til tiden? Den går til neste på ventelisten.').waitFor();
    await expectAccessible(later);
    await button(later, 'Nei takk').click();
    await time(later, '16:00').waitFor();
    expect(await twins.talksOf(twins.eirik, conference)).toEqual([]);
  });

  it('a family whom no free time suits says which hours do', async () => {
    const conference = await twins.planned();
    const home = await visitAs(GURO, { path: twins.pageOf(twins.eirik, conference), locale: 'nn-NO' });
    await home.getByText('Passar ingen av tidene?').click();
    // What slides open moves the button.
    await settled(home);
    await button(home, 'Set meg på venteliste').click();
    await home.getByRole('link', { name: 'Vel dagen.' }).waitFor();
    await expectAccessible(home);
    await home.getByLabel('Dag som passar').fill(conference.day);
    await home.getByLabel('Frå kl.').fill('16:00');
    await home.getByLabel('Til kl.').fill('17:00');
    await button(home, 'Set meg på venteliste').click();
    await home.getByRole('link', { name: /^Læraren har ledige tider som passar/ }).waitFor();
    await home.getByLabel('Frå kl.').fill('17:00');
    await home.getByLabel('Til kl.').fill('18:00');
    await button(home, 'Set meg på venteliste').click();
    await home.getByText(/Passar: .* kl\. 17:00–18:00$/).waitFor();
    await expectAccessible(home);
  });
});
