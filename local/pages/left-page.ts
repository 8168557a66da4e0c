import { maskedAddress } from '../../functions/channels/rules.ts';
import type { Left, Mail, Push } from '../left.ts';
import { noticeIn } from '../notice-link.ts';
import { safe } from './html.ts';

const SHOWN = 50;

type Looking = Pick<Left, 'mails' | 'pushes'>;

const OSLO = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Oslo' });

/** The sent mails and pushes, newest first. Addresses are masked even here. */
export function leftPage(left: Looking): string {
  const mails = left.mails(SHOWN).map(mailLine);
  const pushes = left.pushes(SHOWN).map(pushLine);
  return `<h2>E-mails</h2>
${mails.length === 0 ? '<p>No e-mail has left.</p>' : `<ul>${mails.join('')}</ul>`}
<h2>Pushes</h2>
${pushes.length === 0 ? '<p>No push has left.</p>' : `<ul>${pushes.join('')}</ul>`}
<p>What the providers do wrong is set at <a href="/dev/faults">/dev/faults</a>.</p>`;
}

/** The same for scripts. */
export const leftJson = (left: Looking) => ({
  mails: left.mails(SHOWN).map((mail) => ({ ...mail, at: timeOf(mail.at), to: mail.to.map(maskedAddress) })),
  pushes: left.pushes(SHOWN).map((push) => ({ ...push, at: timeOf(push.at) })),
});

const timeOf = (at: number): string => new Date(at).toISOString();

function mailLine({ at, from, to, subject, text, html, headers, tags }: Mail): string {
  const lines = [...headers.map(({ name, value }) => `${name}: ${value}`), ...Object.entries(tags).map(tagLine)];
  return `<li class="row"><strong>${safe(subject)}</strong> <time>${OSLO.format(at)}</time><br>
from <code>${safe(from)}</code> to <code>${safe(to.map(maskedAddress).join(', '))}</code>
<pre>${safe(text)}</pre>${linkIn(text)}
<details><summary>tags, headers, HTML</summary><pre>${safe(lines.join('\n'))}</pre><pre>${safe(html)}</pre></details></li>`;
}

const tagLine = ([name, values]: [string, readonly string[]]): string => `${name} = ${values.join(', ')}`;

function pushLine({ at, endpoint, payload, attributes }: Push): string {
  const [platform = '', application = '', id = ''] = endpoint.split('/').slice(-3);
  const lines = Object.entries(attributes).map(([name, value]) => `${name} = ${value}`);
  return `<li class="row"><strong>${safe(platform)} ${safe(application)}</strong> <time>${OSLO.format(at)}</time><br>
to the endpoint <code>${safe(id)}</code>
<pre>${safe(pretty(payload))}</pre>${linkIn(payload)}${lines.length === 0 ? '' : `<pre>${safe(lines.join('\n'))}</pre>`}</li>`;
}

/** A link to the notice, by the same path on this machine. */
function linkIn(text: string): string {
  const noticeId = noticeIn(text);
  return noticeId === undefined ? '' : `<p><a href="/n/${noticeId}">Follow its link</a></p>`;
}

/** A payload in readable form: FCM's is a string in a string. */
function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
