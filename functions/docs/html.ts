const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for a page: nothing in it can become markup. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? '');

/** Text with `code`, as summaries and descriptions carry it. */
export const withCode = (text: string): string => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');

/**
 * A table with a caption for screen readers; wide ones scroll inside their own frame, which keys can reach. The style
 * labels the cells of each kind where there is no room for columns.
 */
export function table(
  kind: 'parameters' | 'fields' | 'statuses' | 'words',
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return '';
  const head = heads.map((title) => `<th scope="col">${escaped(title)}</th>`).join('');
  const body = rows
    .map(
      ([first = '', ...rest]) =>
        // End tags that HTML lets one leave out are left out: there are thousands of rows.
        `<tr><th scope="row">${first}${rest.map((cell) => `<td>${cell}`).join('')}`,
    )
    .join('\n');
  return `<div class="frame" role="region" aria-label="${escaped(caption)}" tabindex="0"><table class="${kind}">
<caption>${escaped(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table></div>`;
}
