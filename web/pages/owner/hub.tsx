import { Page } from '../../parts/page.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

/** The first page of the owner's administrators. */
export function OwnerHub() {
  const t = useWords(texts);
  const ways = (['imports', 'settings', 'document-templates', 'find', 'archive'] as const).map((name) => ({
    href: `/owner/${name}`,
    words: t(name),
    about: t(`${name}About`),
  }));
  return (
    <Page title={t('title')}>
      <Ways label={t('title')} ways={ways} />
    </Page>
  );
}
