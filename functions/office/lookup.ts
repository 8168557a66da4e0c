export { showWaiting, type WaitingDeps } from './show-waiting.ts';
export { contactOver } from './whom-to-contact.ts';
