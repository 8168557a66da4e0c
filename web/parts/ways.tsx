import { Link } from 'wouter';

/** A way to another page; `about` says in a word what waits there. */
export type Way = { readonly href: string; readonly words: string; readonly about?: string | undefined };

/** The ways from a page to the pages below it, each a big target. */
export function Ways({ label, ways }: { readonly label: string; readonly ways: readonly Way[] }) {
  return (
    <nav aria-label={label}>
      <ul className="ways">
        {ways.map(({ href, words, about }) => (
          <li key={href}>
            <Link href={href}>
              {words}
              {about !== undefined && <span className="about">{about}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
