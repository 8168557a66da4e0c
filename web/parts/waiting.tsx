import { Spinner } from '@digdir/designsystemet-react';
import { useWords } from '../words/language.ts';
import { texts } from './texts.ts';

/** A page that waits, with words that a screen reader hears. */
export function Waiting({ words }: { readonly words?: string }) {
  const t = useWords(texts);
  return (
    <div className="waiting" role="status">
      <Spinner aria-hidden data-size="lg" />
      <span>{words ?? t('waiting')}</span>
    </div>
  );
}
