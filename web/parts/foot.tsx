import type { MouseEvent } from 'react';
import { Link } from 'wouter';
import { useWords } from '../words/language.ts';
import { LanguageChoice } from './language-choice.tsx';
import { texts } from './texts.ts';

/**
 * The foot moves up when a page gets shorter, as when a form is done. The second half of a double tap would then fall
 * on a language that nobody chose.
 */
function refuseSecondTap(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}

/** The foot of every page, also before the sign-in: languages, and the statement that the law wants. */
export function Foot() {
  const t = useWords(texts);
  return (
    <footer className="bottom" onClickCapture={refuseSecondTap}>
      <LanguageChoice />
      <Link className="ds-link" href="/accessibility">
        {t('accessibility')}
      </Link>
    </footer>
  );
}
