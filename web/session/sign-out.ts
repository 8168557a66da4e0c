import { forget, recall } from './browser-memory.ts';
import type { Role } from './me.ts';
import { end } from './session.ts';

/** How long a sign-out waits for the API to take the device from the person: the connection may be gone. */
const MOST_MS = 3000;

/**
 * Signs out here: the browser gets no more pushes for the person, the page is loaded anew, and its memory goes with it.
 */
export async function signOut(role: Role): Promise<void> {
  if (recall('push') !== undefined) {
    const releasing = import('../push/this-device.ts').then(({ release }) => release(role));
    await Promise.race([releasing.catch(() => undefined), new Promise((done) => setTimeout(done, MOST_MS))]);
    forget('push');
  }
  forget('signed-in-at');
  end();
  location.replace('/');
}
