import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { FEATURES } from '../../functions/docs/features.ts';
import type { Route } from '../../functions/shared/http/route.ts';

const routes = FEATURES.flatMap((feature) => Object.entries<Route>(feature.routes));

/** The schemas of a route's request that are objects of fields. */
const shapesOf = ({ params, query, body }: Route): readonly z.core.$ZodShape[] =>
  [params, query, body].flatMap((schema) => (schema instanceof z.ZodMiniObject ? [schema._zod.def.shape] : []));

/** No id, day, time or code is written like this. */
const BAD = '!';

test('a field of the wrong form is judged once, in every route', () => {
  const judged = routes.flatMap(([route, of]) =>
    shapesOf(of)
      .flatMap((shape) => Object.entries(shape))
      .map(([field, schema]) => {
        const issues = z.safeParse(schema, BAD).error?.issues ?? [];
        const forms = issues.filter(({ code, path }) => path.length === 0 && /^(invalid_format|custom)$/.test(code));
        return [route, field, forms.length] as const;
      }),
  );
  expect(judged.filter(([, , times]) => times > 1)).toEqual([]);
  expect(judged.filter(([, , times]) => times === 1).length).toBeGreaterThan(200);
});
