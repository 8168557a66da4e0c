import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './api/call.ts';
import { Refused } from './api/problem.ts';
import { Frame } from './frame.tsx';
import { Expired } from './parts/expired.tsx';
import { Failure } from './parts/failure.tsx';
import { Waiting } from './parts/waiting.tsx';
import { type Me, MeProvider, type Role } from './session/me.ts';
import { useSession } from './session/session.ts';

/** The part of the portal behind the sign-in. Its first request tells who the person is here. */
export function SignedIn() {
  const login = useSession()?.login;
  const client = useQueryClient();
  const queryKey = ['me', login];
  const queryFn = () => readMe(login, client.getQueryData<Me>(queryKey)?.role);
  const me = useQuery({ queryKey, queryFn, staleTime: 10_000 });
  return (
    <>
      <Expired />
      {me.data === undefined && me.error && (
        <main>
          <Failure error={me.error} again={me.refetch} />
        </main>
      )}
      {me.data === undefined && !me.error && <Waiting />}
      {me.data !== undefined && (
        <MeProvider value={me.data}>
          <Frame />
        </MeProvider>
      )}
    </>
  );
}

/**
 * A guardian by ID-porten; by Feide a member of staff, or else a pupil. A known pupil is not asked for as staff again.
 */
async function readMe(login: 'guardian' | 'feide' | undefined, known: Role | undefined): Promise<Me> {
  if (login === 'guardian') return { role: 'guardian', home: await call('GET /v1/guardian/children', {}) };
  if (known === 'pupil') return { role: 'pupil', home: await call('GET /v1/pupil/card', {}) };
  try {
    return { role: 'staff', home: await call('GET /v1/staff/me', {}) };
  } catch (error) {
    if (!(error instanceof Refused && [403, 404].includes(error.problem.status))) throw error;
    return { role: 'pupil', home: await call('GET /v1/pupil/card', {}) };
  }
}
