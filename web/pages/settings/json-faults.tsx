import { Refused } from '../../api/problem.ts';

/** Where a nested value is wrong: the place in it, and what to do. */
export function JsonFaults({ error }: { readonly error: Error | null }) {
  if (!(error instanceof Refused) || error.problem.errors.length === 0) return null;
  return (
    <ul>
      {error.problem.errors.map(({ pointer, detail }) => (
        <li key={pointer}>
          <code>{pointer.replace('/value', '') || '/'}</code> {detail}
        </li>
      ))}
    </ul>
  );
}
