import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { Persona } from '../../../local/issuer.ts';
import { personas } from '../../../sample/personas.ts';
import { chromiumPath, lightChromiumPath } from '../../support/chromium.ts';
import { faultsOf } from './axe.ts';
import { isLooked, rememberLooked, WIDTHS } from './looked.ts';
import { returnOf } from './return.ts';

export { WIDTHS } from './looked.ts';

export type Visit = {
  readonly width?: number;
  readonly locale?: 'nb-NO' | 'nn-NO' | 'en-GB';
  readonly dark?: boolean;
  /** The time zone of the browser, such as of a phone that is abroad. */
  readonly timeZone?: string;
  /** The page that the person opens before the sign-in. */
  readonly path?: string;
  /** What the browser gets before it opens the portal. */
  readonly prepare?: (context: BrowserContext) => Promise<unknown>;
  /** Origins that the page may ask besides our own. */
  readonly mayAsk?: readonly string[];
};

/** The words of the buttons of the first page. */
const SIGN_IN = { guardian: /^(Foresatt|Føresett|Guardian)/, feide: /^(Elev|Pupil)/ } as const;

let browser: Browser | undefined;
let isWhole = false;
const contexts: BrowserContext[] = [];
const faults: string[] = [];
const underWay = new WeakMap<Page, Set<Request>>();
/** How long nothing may begin before a page counts as settled: more than a page takes from one answer to its next. */
const QUIET_MS = 150;
const STEP_MS = 25;
/** A close takes less than a second; a loaded machine gets twenty. */
const LONGEST_CLOSE_MS = 20_000;
/** The width of a desk's window at 400 %: WCAG 1.4.10. */
const AT_400_PERCENT = 320;

/** Takes, for the rest of the file, the browser with pushes and PDF; call it before the first page. */
export function browseWhole(): void {
  isWhole = true;
}

/** A signed-in person in a browser of their own, who comes back from the issuer to the page. */
export async function visitAs(persona: string, visit: Visit = {}): Promise<Page> {
  const page = await newPage(visit);
  await page.goto(await returnOf(page.context(), personaOf(persona), visit.path ?? '/'));
  await signedIn(page);
  return page;
}

/** A page in a fresh browser, with nobody signed in. Whatever it logs or blocks fails the test. */
export async function openPage(visit: Visit = {}): Promise<Page> {
  const page = await newPage(visit);
  await page.goto(visit.path ?? '/');
  await settled(page);
  return page;
}

async function newPage(visit: Visit): Promise<Page> {
  const { width = 360, locale = 'nb-NO', dark = false, timeZone } = visit;
  browser ??= await launch();
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale,
    colorScheme: dark ? 'dark' : 'light',
    ...(timeZone !== undefined && { timezoneId: timeZone }),
    baseURL: inject('base'),
  });
  contexts.push(context);
  await visit.prepare?.(context);
  const page = await context.newPage();
  watch(page, visit.mayAsk);
  return page;
}

/** Signs in by the same pages as everybody; the page comes back to where it was. */
export async function signIn(page: Page, persona: string): Promise<void> {
  const { login, subject } = personaOf(persona);
  await page.getByRole('button', { name: SIGN_IN[login] }).click();
  await page.locator(`button[value="${subject}"]`).click();
  await signedIn(page);
}

async function signedIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Logg ut|Sign out)$/ }).waitFor();
  await settled(page);
}

function personaOf(persona: string): Persona {
  const found = personas.find(({ id }) => id === persona);
  if (!found) throw new Error(`There is no persona ${persona}; see sample/personas.ts.`);
  return found;
}

/** Waits until nothing on the page waits for an answer: no request is under way, and none follows within the quiet. */
export async function settled(page: Page): Promise<void> {
  const busy = underWay.get(page) ?? new Set();
  for (let quiet = 0; quiet < QUIET_MS; quiet = busy.size === 0 ? quiet + STEP_MS : 0)
    await page.waitForTimeout(STEP_MS);
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
}

/**
 * Expects that no rule of axe finds anything, of any severity, and that nothing scrolls sideways, also at 400 %. At the
 * page's width, and at each width of this run at which nobody has looked at the page yet.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { pathname } = new URL(page.url());
  const before = page.viewportSize() ?? { width: 360, height: 800 };
  const widths = new Set([before.width, ...WIDTHS.filter((width) => !isLooked(pathname, width))]);
  for (const width of widths) {
    if (width !== page.viewportSize()?.width) await page.setViewportSize({ ...before, width });
    await settled(page);
    rememberLooked(pathname, width);
    expect(await faultsOf(page)).toEqual([]);
    await expectNoSideways(page);
  }
  if (page.viewportSize()?.width !== before.width) await page.setViewportSize(before);
}

/**
 * Expects that nothing scrolls sideways, neither here nor at 400 % of a desk, which is a window of 320 px. The window
 * gets its width back, so that the test goes on as it was.
 */
export async function expectNoSideways(page: Page): Promise<void> {
  const before = page.viewportSize() ?? { width: 360, height: 800 };
  for (const width of [before.width, AT_400_PERCENT]) {
    if (width !== page.viewportSize()?.width) await page.setViewportSize({ ...before, width });
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const all = [...document.querySelectorAll('body *')];
      const over = all.filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
      return [
        `${scrollWidth} of ${clientWidth} px`,
        ...over.slice(0, 5).map(({ outerHTML }) => outerHTML.slice(0, 120)),
      ];
    });
    expect(wide, `the page scrolls sideways at ${width} px`).toEqual([]);
  }
  if (before.width !== AT_400_PERCENT) await page.setViewportSize(before);
}

/**
 * How a token goes on after its head, whatever is in it. The dot belongs to it: the cookies of the local issuer are
 * random, and hold any three letters once in a while.
 */
export const TOKEN = '.eyJ';

/** Expects that no storage of the browser holds any of these words: names, tokens, content. */
export async function expectNothingKept(page: Page, words: readonly string[]): Promise<void> {
  const kept = await page.evaluate(async (wanted) => {
    const names = await caches.keys();
    const opened = await Promise.all(names.map((name) => caches.open(name)));
    const requests = await Promise.all(opened.map((cache) => cache.keys()));
    const urls = requests.flat().map(({ url }) => url);
    const text = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, urls]);
    const databases = await indexedDB.databases();
    return { found: wanted.filter((word) => text.includes(word)), databases: databases.length, urls };
  }, words);
  // The cache holds files of the build: the page, and what is under /assets.
  const others = kept.urls.map((url) => new URL(url).pathname).filter((path) => !/^\/(assets\/.+)?$/.test(path));
  expect({ ...kept, urls: others }).toEqual({ found: [], databases: 0, urls: [] });
}

function watch(page: Page, mayAsk: readonly string[] = []): void {
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A refused request is told by the page itself; the browser's own line about it is no fault.
    const told = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !told) faults.push(`console: ${message.text()}`);
  });
  const busy = new Set<Request>();
  underWay.set(page, busy);
  page.on('requestfinished', (request) => busy.delete(request));
  page.on('requestfailed', (request) => busy.delete(request));
  page.on('request', (request) => {
    busy.add(request);
    const { origin, protocol, searchParams } = new URL(request.url());
    // A roster goes straight to the bucket, at an address that the API has signed, and a file of a message comes so.
    // The file's way there is a form, whose signature is in its body.
    const isSigned = searchParams.has('X-Amz-Signature');
    const isForm = request.method() === 'POST' && /\/skolebro-local-attachmentbucket\w+\/?$/.test(request.url());
    const isUpload = isForm || (isSigned && ['GET', 'PUT'].includes(request.method()));
    const isAsked = [inject('base'), ...mayAsk].includes(origin);
    if (protocol.startsWith('http') && !isAsked && !isUpload) faults.push(`another site: ${origin}`);
  });
}

async function launch(): Promise<Browser> {
  const executablePath = isWhole ? chromiumPath() : lightChromiumPath();
  if (executablePath === undefined)
    throw new Error('The tests of the portal need Chromium: apt-get install chromium, or set CHROMIUM to its path.');
  return chromium.launch({
    executablePath,
    // Nothing here draws in three dimensions, which costs a machine without a graphics card most.
    args: ['--no-sandbox', '--lang=nb-NO', '--disable-gpu', '--disable-software-rasterizer', '--disable-dev-shm-usage'],
    env: { ...process.env, LANGUAGE: 'nb_NO' },
  });
}

/**
 * What the person saw when a test failed: a picture, and the words beside the failure for a log without pictures.
 */
async function keepSight(title: string): Promise<void> {
  for (const [at, page] of contexts.flatMap((context) => context.pages()).entries()) {
    const path = `.skolebro/web/${title.replace(/[^\wæøå]+/gi, '-')}-${at}.png`;
    await page.screenshot({ path, fullPage: true });
    faults.push(`${path} shows ${page.url()}: ${(await page.locator('body').innerText()).slice(0, 1000)}`);
  }
}

/** After each test: closes its browsers, whose pages would go on asking, and fails for what they logged or blocked. */
export async function endVisits(failed: string | undefined): Promise<void> {
  if (failed !== undefined) await keepSight(failed).catch((error: unknown) => console.error(error));
  const isClosed = Promise.all(contexts.splice(0).map((context) => context.close())).then(() => true);
  // Chromium has answered no close after a switch of pushes, once in some hundred tests. The next test gets another.
  if (!(await Promise.race([isClosed, delay(LONGEST_CLOSE_MS, false, { ref: false })]))) await endBrowser();
  const found = faults.splice(0);
  // A comparison would say only how many.
  if (found.length > 0) throw new Error(found.join('\n'));
}

export async function closeBrowser(): Promise<void> {
  await endBrowser();
  isWhole = false;
}

/** Closes the browser, or leaves one that does not answer to the end of its worker, which ends it. */
async function endBrowser(): Promise<void> {
  const ended = browser;
  browser = undefined;
  await Promise.race([ended?.close(), delay(LONGEST_CLOSE_MS, undefined, { ref: false })]);
}
