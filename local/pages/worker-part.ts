/**
 * What the local front adds to the portal's service worker: the bar hands it a push as a message, and it becomes the
 * same event as a push of a real service. No deployment has it.
 */
export const WORKER_PART = `
self.addEventListener('message', (message) => {
  if (!message.data.push) return;
  const event = new PushEvent('push', { data: JSON.stringify(message.data.push) });
  // A browser lets only its own events wait.
  event.waitUntil = (work) => message.waitUntil(work);
  self.dispatchEvent(event);
});
`;
