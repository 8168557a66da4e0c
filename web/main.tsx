import './style.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeClient } from './api/hooks.ts';
import { ignoreStraySecondClick } from './parts/second-click.ts';
import { Portal } from './portal.tsx';
import { languageNow } from './words/language.ts';

document.documentElement.lang = languageNow();
ignoreStraySecondClick();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeClient()}>
      <Portal />
    </QueryClientProvider>
  </StrictMode>,
);
startWorker().catch(() => undefined);

/** The browser's Trusted Types, which not every browser has and TypeScript does not know. */
type TrustedTypes = {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(url: string): string };
  };
};

/** Without the worker the portal works too, only not from the home screen without a connection. */
async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator && import.meta.env.PROD)) return;
  const { trustedTypes }: TrustedTypes = window as TrustedTypes;
  const policy = trustedTypes?.createPolicy('skolebro', { createScriptURL: () => '/worker.js' });
  await navigator.serviceWorker.register(policy?.createScriptURL('') ?? '/worker.js');
}
