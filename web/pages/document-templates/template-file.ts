import type { Content } from './template.ts';

/** What a file of a template says about itself. */
const MARK = 'skolebro-document-template';

/** A template as a file, for another owner. */
export const fileOf = (content: Content): Blob =>
  new Blob([`${JSON.stringify({ file: MARK, format: 1, template: content }, null, 2)}\n`], {
    type: 'application/json',
  });

/** The template in a file; `undefined` if the file is none. The API judges what stands in it. */
export function contentIn(text: string): Content | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || !('file' in read) || read.file !== MARK) return undefined;
    return 'template' in read ? (read.template as Content) : undefined;
  } catch {
    return undefined;
  }
}
