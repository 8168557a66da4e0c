import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { settled, visitAs, WIDTHS } from './support/browser.ts';
import { classOf } from './support/class-data.ts';
import { focused, pressAndStay, tabTo } from './support/keyboard.ts';
import { type Lesson, lessonOn, linesOf, pageOf, rosterOf } from './support/lessons.ts';
import { pupilsOf } from './support/roster-file.ts';

/**
 * The main flow of four roles by Tab, arrows, Enter and Space alone. This file owns the reports of today
 * of Leon, of pupils of 6A (Havna) and 3A (Fjordvik skule), and Lars's lessons of 19 November.
 */
const LARS = 'lars-contact-teacher-havna';
const NILS = 'nils-office-havna';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

/** Chooses the next radio of the group that has the focus. */
const next = (page: Page) => page.keyboard.press('ArrowRight');

describe('the keyboard alone', () => {
  it.each(WIDTHS)('a guardian reports absence at %i px (A1)', async (width) => {
    const page = await visitAs('marit-foster-parent', { width });
    await tabTo(page, /^Meld fravær for Leon/);
    await pressAndStay(page, 'Enter');
    expect(await focused(page)).toMatch(/^Meld fravær/);
    await tabTo(page, /^Hele dagen/);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /^Fra klokken/);
    // A browser of another language asks for the half of the day too.
    await page.keyboard.type(width === 360 ? '0800AM' : '1000AM');
    await tabTo(page, /^Til klokken/);
    await page.keyboard.type(width === 360 ? '0900AM' : '1100AM');
    await tabTo(page, /^Send/);
    await pressAndStay(page, 'Enter');
    await heading(page, /Fraværet er meldt|Rett dette/)
      .first()
      .waitFor();
    await pressAndStay(page, 'Shift');
    expect(await focused(page)).toBe('Fraværet er meldt');
    await tabTo(page, /^Se eller endre meldingen/);
    await pressAndStay(page, 'Enter');
    await tabTo(page, /^Trekk tilbake/);
    await pressAndStay(page, 'Enter');
    await page.getByText('Vil du trekke meldingen tilbake?').waitFor();
    // A second Enter where the first was must not be a yes.
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await page.getByText('Trukket tilbake', { exact: true }).count()).toBe(0);
  });

  it.each(WIDTHS)('a teacher stores three exceptions and confirms at %i px (B2, B3)', async (width) => {
    const lesson: Lesson = await lessonOn(LARS, '2026-11-19', width === 360 ? 0 : 1);
    const page = await visitAs(LARS, { width, path: pageOf(lesson) });
    await page.locator('.pupil').first().waitFor();
    await tabTo(page, /^Til stede/);
    await next(page);
    await page.keyboard.press('ArrowDown');
    await next(page);
    await page.keyboard.press('ArrowDown');
    await next(page);
    await next(page);
    await tabTo(page, /^Bekreft time/);
    await pressAndStay(page, 'Enter');
    await page.getByRole('button', { name: 'Angre' }).waitFor();
    const lines = Object.values(linesOf(await rosterOf(LARS, lesson))).map((line) => line.split(' ')[0]);
    expect(lines.toSorted()).toEqual(['absent', 'absent', 'late']);
    await tabTo(page, /^Angre/);
    await pressAndStay(page, 'Enter');
    await page.getByText(/^Angret\./).waitFor();
    expect((await rosterOf(LARS, lesson)).state).toBe('open');
  });

  it.each(WIDTHS)('a contact teacher handles a report at %i px (C1)', async (width) => {
    const { groupId, schoolId } = await classOf(LARS);
    const { pupils } = await ask<{ pupils: { pupilId: string; pupilName: string }[] }>(
      LARS,
      `GET /v1/groups/${groupId}/pupils`,
    );
    const pupil = pupils[width === 360 ? 3 : 4];
    if (!pupil) throw new Error('6A has no such pupil.');
    const body = { pupilId: pupil.pupilId, firstDay: '2026-12-01', lastDay: '2026-12-01' };
    await ask(NILS, `POST /v1/schools/${schoolId}/absence-reports`, { body });
    const page = await visitAs(LARS, { width });
    await tabTo(page, /^Klassen/);
    await pressAndStay(page, 'Enter');
    await tabTo(page, /^Behandle fravær/);
    await pressAndStay(page, 'Enter');
    await page.getByText(pupil.pupilName).first().waitFor();
    await tabTo(page, new RegExp(`^${pupil.pupilName}`));
    await pressAndStay(page, 'Space');
    await tabTo(page, /^Behandle$/);
    await pressAndStay(page, 'Enter');
    expect(await focused(page)).toBe('Kode og årsak');
    await tabTo(page, /^Kode/);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /^Se /);
    await pressAndStay(page, 'Enter');
    await tabTo(page, /^(Lagre|Avgjør|Behandle|Bekreft)/);
    await pressAndStay(page, 'Enter');
    await page.getByRole('status').getByText(/./).first().waitFor();
    expect(await page.getByRole('checkbox', { name: pupil.pupilName }).count()).toBe(0);
  });

  it.each(WIDTHS)('the office takes a report by phone at %i px (A9)', async (width) => {
    const pupil = pupilsOf('fs-3')[width === 360 ? 0 : 1];
    const name = [pupil?.givenName, pupil?.middleName, pupil?.familyName].filter(Boolean).join(' ');
    const page = await visitAs('bjorg-office', { width });
    await tabTo(page, /^Finn en elev/);
    await page.keyboard.type(name);
    await pressAndStay(page, 'Enter');
    await page.getByRole('link', { name: `Meld fravær for ${name}` }).waitFor();
    await tabTo(page, new RegExp(`^Meld fravær for ${name}`));
    await pressAndStay(page, 'Enter');
    await page.getByText('Hvem ringte?').waitFor();
    await page.getByRole('radio').first().waitFor();
    // The first stop of the group chooses nothing; a space does.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await tabTo(page, /^Meld fravær$/);
    await pressAndStay(page, 'Enter');
    await heading(page, 'Fraværet er meldt').waitFor();
    expect(await focused(page)).toBe('Fraværet er meldt');
    await tabTo(page, /^Til skolen i dag/);
    await pressAndStay(page, 'Enter');
  });
});
