import { existsSync } from 'node:fs';

const WHOLE = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The same engine without windows: a third less work, without pushes and PDF. `CHROMIUM` goes before it. */
const LIGHT = [process.env.CHROMIUM, '/usr/bin/chromium-headless-shell', ...WHOLE];

const found = (places: readonly (string | undefined)[]): string | undefined =>
  places.find((path) => path !== undefined && existsSync(path));

/** The browser for tests of the portal; `CHROMIUM` names another. `undefined` if this machine has none. */
export const chromiumPath = (): string | undefined => found(WHOLE);

/** A lighter browser for tests without pushes, where the machine has it; else the same. */
export const lightChromiumPath = (): string | undefined => found(LIGHT);
