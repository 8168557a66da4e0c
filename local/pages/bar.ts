/**
 * The bar at the foot of the portal on this machine: who may be tried, the clock, what left the system. It is the local
 * front's own script, so that the portal itself knows nothing of it. It builds elements, since the portal's policy
 * forbids text as HTML. In place of a push service it also fetches this browser's pushes, while they are switched on.
 */
export const BAR = `const bar = document.createElement('aside');
bar.setAttribute('aria-label', 'This machine');
bar.lang = 'en';
Object.assign(bar.style, { position: 'sticky', bottom: '0', display: 'flex', flexWrap: 'wrap', gap: '.25rem 1rem',
  alignItems: 'center', padding: '.4rem 1rem', background: '#1d2733', color: '#fff', font: '14px/1.5 system-ui, sans-serif' });
const add = (name, text, more = {}) => {
  const element = Object.assign(document.createElement(name), { textContent: text }, more);
  Object.assign(element.style, { color: '#fff', font: 'inherit', background: 'none', border: '0', minHeight: '32px' });
  bar.append(element);
  return element;
};
const link = (text, href) => {
  const element = add('a', text, { href, target: '_blank' });
  Object.assign(element.style, { display: 'inline-flex', alignItems: 'center' });
};
const time = add('span', '');
const show = (now) => {
  time.textContent = new Date(now).toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short',
    year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Oslo' });
};
const tick = async () => show((await (await fetch('/dev/clock')).json()).now);
const forward = (text, minutes) => {
  const button = add('button', text, { type: 'button' });
  button.style.textDecoration = 'underline';
  button.style.cursor = 'pointer';
  button.addEventListener('click', async () => {
    button.disabled = true;
    const answer = await fetch('/dev/clock', { method: 'POST', body: JSON.stringify({ forwardMinutes: minutes }) });
    button.disabled = false;
    const { now } = await answer.json();
    if (now) show(now);
  });
};
forward('+1 hour', 60);
forward('+1 day', 24 * 60);
link('What left', '/dev/outbox');
link('People', '/dev');
link('API', '/docs');
document.body.append(bar);
const bring = async () => {
  if (localStorage.getItem('push') === null) return;
  const { messages } = await (await fetch('/dev/push-messages', { method: 'POST' })).json();
  const { active } = await navigator.serviceWorker.ready;
  for (const push of messages) active.postMessage({ push });
};
setInterval(() => bring().catch(() => {}), 1000);
tick().catch(() => {});
setInterval(() => tick().catch(() => {}), 30000);
`;
