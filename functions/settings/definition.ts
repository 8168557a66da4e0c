import * as z from 'zod/mini';
import type { Text } from '../shared/texts/language.ts';

/** A kind of value: the schema that guards what comes in and what is read back, and its words for the API's page. */
type Kind<Value> = {
  readonly value: z.ZodMiniType<Value>;
  readonly takes: string;
  /** The smallest and largest number, where it is one. */
  readonly bounds?: readonly [least: number, most: number];
};
type Rest<Value> = {
  /** What holds when nobody has said anything. */
  readonly default: Value;
  /** True where a school may have its own value. */
  readonly perSchool: boolean;
};

/** What a setting is called and what it does, for the people who change it. */
export type Explanation = { readonly title: Text; readonly text: Text };
/** The words of a table of settings. They stand beside it, since only the settings' own function carries them. */
export type Explanations<Table> = { readonly [Key in keyof Table]: Explanation };

/** A setting: what it may be, what holds when nobody has said anything, and who may say something. */
export const setting = <Value>(kind: Kind<Value>, rest: Rest<NoInfer<Value>>): Kind<Value> & Rest<Value> => ({
  ...kind,
  ...rest,
});

/** A kind of value with a schema of its own. */
export const kind = <Value>(value: z.ZodMiniType<Value>, takes: string): Kind<Value> => ({ value, takes });

/** A whole number; the schema, the page and the words have its bounds from here. */
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
