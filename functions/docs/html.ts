const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escaped text for a page, so that none of it becomes markup. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? '');

/** Text with `code`, for summaries and descriptions. */
export const withCode = (text: string): string => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');

/**
 * A table with a caption for screen readers; a wide table scrolls inside its own frame, which the keyboard can reach.
 * The style labels the cells of each kind when there is no room for columns.
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
        // Omit the end tags that HTML makes optional: there are thousands of rows.
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
