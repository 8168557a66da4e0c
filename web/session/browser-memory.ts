/**
 * What the portal keeps in the browser between two pages: no name, no id of a person, no content. A browser may forbid
 * storage, or have it full; then the value is lost. Only the sign-in depends on it.
 */
type Kept = 'sign-in' | 'signed-in-at' | 'language' | 'push';

/** The browser keeps nothing for this site, which a sign-in cannot do without. */
export class StorageForbidden extends Error {}

/** A tab's own values go with the tab. The language and whether the browser shows notices hold for the browser. */
const storageOf = (name: Kept): Storage => (name === 'language' || name === 'push' ? localStorage : sessionStorage);

export function recall(name: Kept): string | undefined {
  try {
    return storageOf(name).getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value; false if the browser does not. */
export function keep(name: Kept, value: string): boolean {
  try {
    storageOf(name).setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

export function forget(name: Kept): void {
  try {
    storageOf(name).removeItem(name);
  } catch {
    // Nothing was kept.
  }
}

/**
 * Empties the databases that a library has made. It may hold them open, so that they are emptied and not deleted: a
 * deletion would wait for the page's end, and be lost with it.
 */
export async function emptyDatabases(): Promise<void> {
  const made = await indexedDB.databases();
  await Promise.all(made.flatMap(({ name }) => (name === undefined ? [] : [emptied(name)])));
}

const emptied = (name: string): Promise<void> =>
  new Promise((done, failed) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      const writing = stores.length > 0 ? database.transaction(stores, 'readwrite') : undefined;
      for (const store of stores) writing?.objectStore(store).clear();
      database.close();
      if (!writing) return done();
      writing.oncomplete = () => done();
      writing.onabort = () => failed(writing.error);
    };
  });
