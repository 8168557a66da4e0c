/** The page of the clock: its time, and buttons that set it forward and show the schedules that ran. */
export function clockPage(now: number): string {
  const shown = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeStyle: 'medium',
    timeZone: 'Europe/Oslo',
  }).format(now);
  const buttons = [
    [60, 'an hour'],
    [24 * 60, 'a day'],
    [7 * 24 * 60, 'a week'],
    [31 * 24 * 60, '31 days'],
  ].map(([minutes, what]) => `<li><button data-minutes="${minutes}">${what}</button></li>`);
  return `<p>In Oslo it is <strong id="now">${shown}</strong>.</p>
<h2>Set it forward by</h2>
<ul>${buttons.join('')}</ul>
<p>It goes forward only. What falls due on the way runs in order; what runs every few minutes runs for the last hour.</p>
<pre id="ran" hidden></pre>
<script type="module">
for (const button of document.querySelectorAll('button')) button.addEventListener('click', async () => {
  for (const button of document.querySelectorAll('button')) button.disabled = true;
  const answer = await fetch('/dev/clock', { method: 'POST', body: JSON.stringify({ forwardMinutes: Number(button.dataset.minutes) }) });
  const { now, ran, error } = await answer.json();
  for (const button of document.querySelectorAll('button')) button.disabled = false;
  const out = document.getElementById('ran');
  out.hidden = false;
  const times = Object.groupBy(ran ?? [], (time) => time.split(' ')[1].replace(/Schedule[0-9A-F]{8}$/, ''));
  const lines = Object.entries(times).map(([what, all]) => all.length + ' × ' + what + ', last meant for ' + all.at(-1).split(' ')[0]);
  out.textContent = error ?? (lines.length === 0 ? 'Nothing fell due.' : 'Ran:\\n' + lines.join('\\n'));
  if (now) document.getElementById('now').textContent = new Date(now).toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'medium', timeZone: 'Europe/Oslo' });
});
</script>`;
}
