import { Link } from 'wouter';
import { Page } from '../parts/page.tsx';
import { texts } from '../parts/texts.ts';
import { useWords } from '../words/language.ts';

/** An address without a page, also one that belongs to another role. */
export function Nothing() {
  const t = useWords(texts);
  return (
    <Page title={t('noPage')} lead={t('gone')}>
      <Link className="ds-link" href="/">
        {t('home')}
      </Link>
    </Page>
  );
}
