import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { startSystem } from '../../local/system.ts';
import { personas } from '../../sample/personas.ts';
import { chromiumPath } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { median, printTable } from './print-table.ts';

/** The budget of a lesson with 40 pupils on a phone whose processor is four times slower than this one. */
const MOST = { rows: 700, tap: 100, shift: 0 } as const;
const PUPILS = 40;
const TAPS = 12;
const SLOWER = 4;
const TEACHER = 'liv-contact-teacher';
const LESSON = '/lessons/g/2026-11-30/l';

/** A calm machine takes the same time for the same work, and the slowed browser about four times as long. */
const CALM = { spread: 1.3, least: 3, most: 5.5 } as const;
const ROUNDS = 7;

type Measured = {
  /** From the end of the last script to forty painted rows. */
  readonly rows: number;
  /** From each tap to the next painted frame. */
  readonly taps: readonly number[];
  /** What moved without a tap, and how much. */
  readonly shifts: readonly { readonly value: number; readonly moved: readonly string[] }[];
};
type Work = { readonly usual: readonly number[]; readonly slowed: readonly number[] };

/**
 * Prints how long a lesson takes on a slow phone. Layout shift over the budget is a fault on any machine; times are
 * faults only on a calm machine, since a loaded one measures its load.
 */
export async function rosterPaint(): Promise<readonly string[]> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    console.log('\n  No Chromium on this machine (apt-get install chromium): the lesson was not painted.');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-paint-'));
  const system = await startSystem({ port: await freePort(), folder, personas, report: console.error });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const { measured, work } = await measure(browser, system.base);
    return report(measured, work);
  } finally {
    await browser.close();
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(browser: Browser, base: string): Promise<{ measured: Measured; work: Work }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: 'nb-NO', baseURL: base });
  const page = await context.newPage();
  await answerFor(page);
  await page.addInitScript({ content: WATCH });
  await page.goto(LESSON);
  const session = await context.newCDPSession(page);
  const usual = await workOf(page);
  await slowDown(session, SLOWER);
  const slowed = await workOf(page);
  await page.getByRole('button', { name: /^Elev/ }).click();
  const subject = personas.find(({ id }) => id === TEACHER)?.subject;
  await page.locator(`button[value="${subject}"]`).click();
  await page
    .locator('.pupil')
    .nth(PUPILS - 1)
    .waitFor();
  const rows = await page.evaluate<number>('window.rowsAfterScript');
  const taps: number[] = [];
  for (let index = 0; index < TAPS; index++) taps.push(await tap(page, index));
  const shifts = await page.evaluate<Measured['shifts']>('window.shifts');
  return { measured: { rows, taps, shifts }, work: { usual, slowed } };
}

const slowDown = (session: CDPSession, rate: number): Promise<unknown> =>
  session.send('Emulation.setCPUThrottlingRate', { rate });

/** The same work some times, in milliseconds. */
async function workOf(page: Page): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await page.evaluate<number>(WORK));
  return times;
}

const WORK = `(() => {
  const begin = performance.now();
  let sum = 0;
  for (let index = 0; index < 10_000_000; index++) sum = (sum * 31 + index) | 0;
  return performance.now() - begin + Math.min(Math.abs(sum), 0);
})()`;

/** Taps a pupil as a finger does, and waits for the frame that shows it. */
async function tap(page: Page, index: number): Promise<number> {
  const state = index % 2 === 0 ? 'absent' : 'late';
  await page.locator('.pupil').nth(index).locator(`[data-of="${state}"]`).click();
  return page.evaluate<number>('window.tapPainted');
}

const NOTHING_UNREAD = {
  absence: 0,
  leave: 0,
  lessons: 0,
  figures: 0,
  warnings: 0,
  remarks: 0,
  messages: 0,
  meetings: 0,
  documents: 0,
};
const STAFF = {
  staffId: 'a',
  name: 'Liv Solheim',
  roles: [],
  groups: [{ groupId: 'g', name: '4A', role: 'teacher', schoolId: 's', schoolName: 'Skolen' }],
  unread: NOTHING_UNREAD,
  toConfirm: { count: 0, more: false },
};
const ROSTER = {
  groupId: 'g',
  date: '2026-11-30',
  lessonId: 'l',
  state: 'open',
  displaced: null,
  unsettled: false,
  confirmed: null,
  group: '4A Matematikk',
  subject: null,
  from: '08:30',
  to: '09:30',
  minutes: 60,
  room: 'A1',
  pupils: Array.from({ length: PUPILS }, (_, index) => ({
    pupilId: `p${index}`,
    pupilName: `Fornavn${index} Mellomnavn Etternavn`,
    protected: false,
    member: true,
    exempt: false,
    suggestion: null,
    entry: null,
  })),
};

/** Answers in place of the API, at once: the time of the network is no part of it. */
async function answerFor(page: Page): Promise<void> {
  // The bar of the local system is no part of the portal.
  await page.route('**/dev/bar.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.route('**/v1/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/v1/sign-in/feide') return route.continue();
    if (pathname === '/v1/staff/me') return route.fulfill({ json: STAFF });
    if (pathname.includes('/lessons/l')) return route.fulfill({ json: ROSTER });
    return route.fulfill({ json: { lessons: [], items: [], unread: {}, next: null } });
  });
}

/** Runs in the page before its scripts. A frame is painted when the task after its callback runs. */
const WATCH = `
  const painted = () =>
    new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))));
  const isScript = ({ name }) => new URL(name).pathname.endsWith('.js');
  window.rowsAfterScript = new Promise((resolve) => {
    const seen = new MutationObserver(async () => {
      if (document.querySelectorAll('.pupil').length < ${PUPILS}) return;
      seen.disconnect();
      const scripts = performance.getEntriesByType('resource').filter(isScript);
      const last = Math.max(...scripts.map(({ responseEnd }) => responseEnd));
      resolve((await painted()) - last);
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  const began = ({ target }) => {
    // The label's click is the finger's; the browser makes another one for its field.
    if (target.matches('input') || !target.closest('.choice')) return;
    const begin = performance.now();
    window.tapPainted = painted().then((end) => end - begin);
  };
  addEventListener('click', began, { capture: true });
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      const moved = sources.map(({ node, previousRect: from, currentRect: to }) =>
        [node?.nodeName, node?.className || node?.textContent?.slice(0, 20), from.y + ' to ' + to.y].join(' '));
      if (!hadRecentInput) window.shifts.push({ value, moved });
    }
  }).observe({ type: 'layout-shift', buffered: true });
`;

function report({ rows, taps, shifts }: Measured, { usual, slowed }: Work): readonly string[] {
  const shift = shifts.reduce((sum, { value }) => sum + value, 0);
  const slowest = Math.max(...taps);
  const middle = median(taps);
  const factor = median(slowed) / median(usual);
  const spread = Math.max(...usual) / Math.min(...usual);
  const calm = spread <= CALM.spread && factor >= CALM.least && factor <= CALM.most;
  const lines = [
    { what: 'forty rows after the script, ms', value: rows.toFixed(0), most: MOST.rows, over: rows > MOST.rows },
    // One tap may meet the machine's other work: the middle one is judged, the slowest shown.
    { what: 'slowest tap to paint, ms', value: slowest.toFixed(0), most: MOST.tap, over: false },
    { what: 'middle tap to paint, ms', value: middle.toFixed(0), most: MOST.tap, over: middle > MOST.tap },
    { what: 'layout shift', value: shift.toFixed(4), most: MOST.shift, over: shift > MOST.shift },
  ];
  printTable(
    `A lesson of ${PUPILS} pupils, the processor ${SLOWER} times slower`,
    [
      { title: 'what', of: ({ what }) => what },
      { title: 'measured', of: ({ value }) => value },
      { title: 'at most', of: ({ most }) => most },
    ],
    lines,
  );
  console.log(
    `  the same work: ${median(usual).toFixed(0)} ms, slowed ${median(slowed).toFixed(0)} ms (${factor.toFixed(1)} times), ` +
      `spread ${spread.toFixed(2)}: ${calm ? 'a calm machine' : 'a loaded machine, whose times are no faults'}`,
  );
  for (const { moved } of shifts) console.log(`  moved: ${moved.join(', ')}`);
  const counts = lines.filter(({ what, over }) => over && (calm || what === 'layout shift'));
  return counts.map(({ what, value, most }) => `the lesson: ${what} ${value}, at most ${most}`);
}
