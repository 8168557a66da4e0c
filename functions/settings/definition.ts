import * as z from 'zod/mini';
import type { Text } from '../shared/texts/language.ts';

/** A kind of value: the schema of requests and stored values, and its description for the API document. */
type Kind<Value> = {
  readonly value: z.ZodMiniType<Value>;
  readonly takes: string;
  /** The smallest and largest number, for numbers. */
  readonly bounds?: readonly [least: number, most: number];
};
type Rest<Value> = {
  /** The value until somebody sets another. */
  readonly default: Value;
  /** True where a school may have its own value. */
  readonly perSchool: boolean;
};

/** A setting's title and explanation, for the people who change it. */
export type Explanation = { readonly title: Text; readonly text: Text };
/** The words of a table of settings, separate from it: only the function of settings bundles them. */
export type Explanations<Table> = { readonly [Key in keyof Table]: Explanation };

/** A setting: its kind of value, its default, and whether a school may have its own value. */
export const setting = <Value>(kind: Kind<Value>, rest: Rest<NoInfer<Value>>): Kind<Value> & Rest<Value> => ({
  ...kind,
  ...rest,
});

/** A kind of value with a schema of its own. */
export const kind = <Value>(value: z.ZodMiniType<Value>, takes: string): Kind<Value> => ({ value, takes });

/** A whole number, with the bounds for the schema, the page and the API document. */
export const wholeNumber = (least: number, most: number): Kind<number> => ({
  value: z.int().check(z.gte(least), z.lte(most)),
  takes: `a whole number ${least} to ${most}`,
  bounds: [least, most],
});

/** A switch. */
export const yesOrNo = kind<boolean>(z.boolean(), '`true` or `false`');

/** One of two words or more. */
export function oneOf<Word extends string>(...words: readonly Word[]): Kind<Word> {
  const quoted = words.map((word) => `\`"${word}"\``);
  return kind<Word>(z.enum(words), `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`);
}
