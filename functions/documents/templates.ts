import type { Template } from './template.ts';

/** Every version of every template, the newest of each last. */
export const TEMPLATES: readonly Template[] = [];

/** A template by the version that a document keeps; `undefined` if there is none. */
export const templateOf = (templateId: string, version: number): Template | undefined =>
  TEMPLATES.find((template) => template.templateId === templateId && template.version === version);
