import { Alert, Button, Paragraph, SkipLink } from '@digdir/designsystemet-react';
import { Suspense, useRef, useState } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { MENU } from './menu.ts';
import { Nothing } from './pages/nothing.tsx';
import { PAGES } from './pages.ts';
import { Foot } from './parts/foot.tsx';
import { useKeptFocus } from './parts/kept-focus.ts';
import { KnownPagesProvider } from './parts/known-pages.ts';
import { texts } from './parts/texts.ts';
import { Waiting } from './parts/waiting.tsx';
import { type Me, useMe } from './session/me.ts';
import { usePushCheck } from './session/push-check.ts';
import { signOut } from './session/sign-out.ts';
import { useOtherPerson } from './session/tabs.ts';
import { useLanguage, useWords } from './words/language.ts';

/** What stands around every page: the person, the menu, sign-out, language. */
export function Frame() {
  const t = useWords(texts);
  const me = useMe();
  usePushCheck(me.role);
  const pages = PAGES.filter(({ roles }) => roles.includes(me.role));
  const content = useRef<HTMLElement>(null);
  useKeptFocus(content);
  return (
    <KnownPagesProvider value={pages.map(({ path }) => path)}>
      <SkipLink href="#content">{t('toContent')}</SkipLink>
      <header className="top">
        <span className="brand">Skolebro</span>
        <span className="who">{nameOf(me)}</span>
        <SignOut />
      </header>
      <Menu />
      <OtherPerson />
      <main id="content" ref={content}>
        <Suspense fallback={<Waiting />}>
          <Switch>
            {pages.map(({ path, page: Page }) => (
              <Route key={path} path={path}>
                <Page />
              </Route>
            ))}
            <Route>
              <Nothing />
            </Route>
          </Switch>
        </Suspense>
      </main>
      <Foot />
    </KnownPagesProvider>
  );
}

function SignOut() {
  const t = useWords(texts);
  const { role } = useMe();
  const [leaving, setLeaving] = useState(false);
  const leave = () => {
    setLeaving(true);
    return signOut(role);
  };
  return (
    <Button variant="tertiary" data-size="sm" loading={leaving} onClick={leave}>
      {t('signOut')}
    </Button>
  );
}

function Menu() {
  const t = useWords(texts);
  const language = useLanguage();
  const me = useMe();
  const [path] = useLocation();
  const rows = MENU.filter(({ roles }) => roles.includes(me.role));
  return (
    <nav className="menu" aria-label={t('menu')}>
      {rows.map(({ words, to, count: Count }) => {
        const href = to(me);
        if (href === undefined) return null;
        const here = href === '/' ? path === '/' : path.startsWith(href);
        return (
          <Link key={href} href={href} aria-current={here ? 'page' : undefined}>
            {words[language]}
            {Count && <Count />}
          </Link>
        );
      })}
    </nav>
  );
}

function OtherPerson() {
  const t = useWords(texts);
  const [other, dismiss] = useOtherPerson();
  if (!other) return null;
  return (
    <Alert data-color="warning" role="alert" className="band">
      <Paragraph>
        <strong>{t('otherPersonTitle')}</strong>
        <br />
        {t('otherPerson')}
      </Paragraph>
      <Button variant="secondary" data-size="sm" onClick={dismiss}>
        {t('close')}
      </Button>
    </Alert>
  );
}

/** The name of the person. A guardian without a name in the roster is known by the children. */
function nameOf(me: Me): string {
  if (me.role === 'staff') return me.home.name;
  if (me.role === 'pupil') return me.home.pupilName;
  return me.home.guardianName ?? me.home.children.map(({ pupilName }) => pupilName.split(' ')[0]).join(', ');
}
