import { globSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type Fact, factMaker } from '../../functions/shared/fact.ts';
import type { Instant } from '../../functions/shared/time.ts';

/** A fact of any name, for what carries facts and does not read them. */
export const anyFact = (ownerId: string, name: string, occurredAt: Instant, data: Fact['data'] = {}): Fact =>
  factMaker<Fact>()<string>(name, { ownerId, occurredAt, data });

const ROOT = join(import.meta.dirname, '../..');

type Declared = { readonly path: string; readonly name: string; readonly schema: z.core.$ZodType };

/** The facts in the unions that modules export, as the modules themselves say. */
export async function factsIn(pattern: string): Promise<readonly Declared[]> {
  const found: Declared[] = [];
  for (const path of globSync(pattern, { cwd: ROOT }).sort()) {
    const module: Readonly<Record<string, unknown>> = await import(join(ROOT, path));
    for (const union of Object.values(module)) {
      if (!(union instanceof z.ZodMiniDiscriminatedUnion)) continue;
      found.push(...membersOf(union).map((schema) => ({ path, name: nameOf(schema), schema })));
    }
  }
  return found;
}

const membersOf = (schema: z.core.$ZodType): readonly z.core.$ZodType[] =>
  schema instanceof z.ZodMiniDiscriminatedUnion ? schema._zod.def.options.flatMap(membersOf) : [schema];
const nameOf = (schema: z.core.$ZodType): string => [...(schema._zod.propValues?.name ?? [])].join();
