import type { Left } from '../left.ts';
import type { Queues, Sent } from '../queue.ts';
import { safe } from './html.ts';
import { leftPage } from './left-page.ts';

const SHOWN = 50;

const WORDS: Readonly<Record<Sent['state'], string>> = {
  waiting: 'on its way',
  tried: 'being handled, or failed and coming again',
  done: 'handled',
  'put aside': 'put aside: it failed too often',
};

/** Everything that left the system: mails, pushes, and facts with their consumers and states, newest first. */
export function outboxPage(
  queues: Pick<Queues, 'lately' | 'count'>,
  queueNames: readonly string[],
  left: Pick<Left, 'mails' | 'pushes'>,
): string {
  const sent = queues.lately(SHOWN);
  const waiting = queueNames.filter((name) => queues.count(name) > 0);
  const counts = waiting.map((name) => `<li><code>${safe(short(name))}</code>: ${queues.count(name)} waiting</li>`);
  return `${leftPage(left)}
<h2>Facts and work</h2>
<p>What went to those who listen, the newest ${SHOWN}.</p>
${sent.length === 0 ? '<p>Nothing has left yet: report an absence, then look again.</p>' : `<ul>${sent.map(line).join('')}</ul>`}
${counts.length === 0 ? '' : `<h2>Queues</h2><ul>${counts.join('')}</ul>`}`;
}

function line({ body, queue, state }: Sent): string {
  const { what, when } = described(body);
  return `<li class="row"><strong>${safe(what)}</strong> <time>${safe(when)}</time><br>
to <code>${safe(short(queue))}</code>: ${WORDS[state]}
<details><summary>the fact</summary><pre>${safe(pretty(body))}</pre></details></li>`;
}

/** The consumer of a queue: the queue's name without the common parts. */
const short = (queue: string): string => queue.replace(/^skolebro-local-/, '').replace(/-inbound$/, '');

const OSLO = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Oslo' });

function described(body: string): { readonly what: string; readonly when: string } {
  const fact = parsed(body);
  return { what: String(fact.name ?? 'a message'), when: timeOf(fact.occurredAt) };
}

function timeOf(instant: unknown): string {
  const at = Date.parse(String(instant));
  return Number.isNaN(at) ? '' : OSLO.format(at);
}

const pretty = (body: string): string => JSON.stringify(parsed(body), null, 2);

function parsed(body: string): { readonly [name: string]: unknown } {
  try {
    return Object(JSON.parse(body));
  } catch {
    return { body };
  }
}
