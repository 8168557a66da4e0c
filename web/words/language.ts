import { useSyncExternalStore } from 'react';
import { keep, recall } from '../session/browser-memory.ts';
import { LANGUAGES, type Language, type Texts } from './text.ts';

const isLanguage = (value: string | undefined): value is Language => LANGUAGES.some((known) => known === value);

let language: Language = first();
const listeners = new Set<() => void>();

/** The person's own choice on this device, else the browser's language, else bokmål. */
function first(): Language {
  const kept = recall('language');
  if (isLanguage(kept)) return kept;
  const tags = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return tags.map((tag) => (tag === 'no' ? 'nb' : tag)).find(isLanguage) ?? 'nb';
}

export const languageNow = (): Language => language;

/** Changes the language of the page at once; what was typed stays. */
export function chooseLanguage(next: Language): void {
  language = next;
  keep('language', next);
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, languageNow);

export type Values = Readonly<Record<string, string | number>>;

/** The sentence of a page's texts by its name, with its values, in the person's language. */
export function useWords<Known extends Texts>(texts: Known) {
  const now = useLanguage();
  return (name: keyof Known & string, values: Values = {}): string => fill(texts[name]?.[now] ?? '', values);
}

/** A text with `{name}` replaced by its value. */
export const fill = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''));
