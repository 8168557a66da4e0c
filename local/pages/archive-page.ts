import type { Archive, Case, Document } from '../archive-store.ts';
import type { FaultName, Faults } from '../faults.ts';
import { safe } from './html.ts';

type Looking = Pick<Archive, 'cases' | 'lately'>;

const OSLO = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Oslo' });
const SWITCHES: readonly (readonly [FaultName, string])[] = [
  ['away', 'away'],
  ['lost', 'answers get lost'],
  ['error', 'errors in a good answer'],
  ['half', 'half answers'],
  ['slow', 'slow'],
];

/** The archive's content, with public and shielded fields of the journal apart, and switches for its faults. */
export function archivePage(archive: Looking, faults: Pick<Faults, 'list'>): string {
  const cases = archive.cases();
  const entries = archive.lately();
  const none = '<p>Nothing has been archived.</p>';
  const rows = entries.map((entry) => publicRow(entry, cases));
  const shielded = [...cases].reverse().map((archiveCase) => shieldedRow(archiveCase, entries));
  return `<h2>What goes wrong</h2>
${switches(faults)}
<h2>The public journal</h2>
<p>Anybody may read this. It names nobody.</p>
${rows.length === 0 ? none : `<ul>${rows.join('')}</ul>`}
<h2>Shielded</h2>
<p>For those who work with the pupil. Identity numbers are masked even here.</p>
${shielded.length === 0 ? none : `<ul>${shielded.join('')}</ul>`}`;
}

/** The same for scripts: numbers masked, letters by their size. */
export const archiveJson = (archive: Looking) => ({
  folders: archive.cases().map((archiveCase) => ({
    caseNumber: archiveCase.CaseNumber,
    publicTitle: archiveCase.Title,
    title: archiveCase.UnofficialTitle,
    key: archiveCase.ExternalId?.Id,
    accessCode: archiveCase.AccessCode,
  })),
  entries: archive.lately().map((document) => ({
    documentNumber: document.DocumentNumber,
    recno: document.Recno,
    caseNumber: document.CaseNumber,
    publicTitle: document.Title,
    title: document.UnofficialTitle,
    category: document.Category,
    status: document.Status,
    accessCode: document.AccessCode,
    parties: partiesOf(document),
    files: document.Files.map(({ Title, Base64Data }) => ({ title: Title, bytes: sizeOf(Base64Data) })),
    at: new Date(document.at).toISOString(),
  })),
});

const publicRow = ({ CaseNumber, DocumentNumber, Title, Category, DocumentDate }: Document, cases: readonly Case[]) =>
  `<li class="row"><code>${safe(DocumentNumber)}</code> <strong lang="nb">${safe(Title)}</strong><br>
<span lang="nb">${safe(cases.find((archiveCase) => archiveCase.CaseNumber === CaseNumber)?.Title ?? '')}</span> · ${safe(Category)} · ${safe(DocumentDate)}</li>`;

function shieldedRow(archiveCase: Case, all: readonly Document[]): string {
  const entries = all.filter(({ CaseNumber }) => CaseNumber === archiveCase.CaseNumber);
  const lines = entries.map(
    (entry) => `<li><strong lang="nb">${safe(entry.UnofficialTitle)}</strong> <time>${OSLO.format(entry.at)}</time><br>
${safe(partiesOf(entry).join(', '))}<br>
${entry.Files.map(({ Title, Base64Data }) => `<code>${safe(Title)}</code>, ${sizeOf(Base64Data)} bytes`).join('<br>')}</li>`,
  );
  return `<li class="row"><code>${safe(archiveCase.CaseNumber)}</code> <strong lang="nb">${safe(archiveCase.UnofficialTitle)}</strong><br>
${safe(archiveCase.AccessCode)}: ${safe(archiveCase.Paragraph)}<ul>${lines.join('')}</ul></li>`;
}

const partiesOf = ({ Contacts = [], UnregisteredContacts = [] }: Document): readonly string[] => [
  ...Contacts.map(({ Role, ReferenceNumber }) => `${Role}: ${masked(ReferenceNumber)}`),
  ...UnregisteredContacts.map(({ Role, ContactName }) => `${Role}: ${ContactName}`),
];

/** Shows only the birth date of an identity number; an organisation number has nine digits and is not masked. */
const masked = (number: string): string => number.replace(/^(\d{6})\d{5}$/, '$1*****');
const sizeOf = (base64: string): number => Buffer.byteLength(base64, 'base64');

function switches(faults: Pick<Faults, 'list'>): string {
  const on = faults
    .list()
    .filter(({ channel, count, struck }) => channel === 'archive' && struck < (count ?? Number.POSITIVE_INFINITY));
  const buttons = SWITCHES.map(([fault, words]) => {
    const active = on.find((candidate) => candidate.fault === fault);
    return `<li><button data-fault="${fault}" aria-pressed="${active !== undefined}">${words}<small>${active ? `on, has struck ${active.struck} times` : 'off'}</small></button></li>`;
  });
  return `<ul>${buttons.join('')}</ul>
<p><button data-clear>All of it works again</button></p>
<script type="module">
const send = async (body) => {
  await fetch('/dev/faults', { method: 'POST', body: JSON.stringify(body) });
  location.reload();
};
for (const button of document.querySelectorAll('[data-fault]'))
  button.addEventListener('click', () => {
    const { fault } = button.dataset;
    send({ channel: 'archive', fault, ...(button.getAttribute('aria-pressed') === 'true' && { clear: true }) });
  });
document.querySelector('[data-clear]').addEventListener('click', () => send({ clear: true, channel: 'archive' }));
</script>`;
}
