/**
 * A letter as a tree of text: what a feature says, without a word on how it is set. Text only: no markup, no pictures,
 * no links.
 */
export type Letter = {
  /** The heading, and the title that readers and archives show: no name of a pupil. */
  readonly title: string;
  /** BCP 47, for screen readers. */
  readonly language: 'nb-NO' | 'nn-NO' | 'en';
  /** When it was made, ISO UTC: an input like all else, so that equal letters are equal bytes. */
  readonly madeAt: string;
  /** Who sends it, to whom, and what it is filed by. */
  readonly head?: Head;
  /** Stands across every page, such as that it is a draft: for the eye, since the words under the page say it too. */
  readonly across?: string;
  readonly blocks: readonly Block[];
  /** Stands under every page, before the page's number. */
  readonly footer: string;
  /** The page's number in words, such as `Side {page} av {pages}`. */
  readonly pageNumber: string;
};

/** The head of a letter. */
export type Head = {
  /** The owner and the school; an empty line is left out. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** The date and the reference. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /**
   * `window`: on paper, with the recipient where an envelope's window shows it and room for an address under the name.
   */
  readonly as: 'screen' | 'window';
};

export type Block = Heading | Paragraph | List | Facts | Table;
type Heading = { readonly kind: 'heading'; readonly text: string };
type Paragraph = { readonly kind: 'paragraph'; readonly text: string };
/** Points, each with a dash before it. */
export type List = { readonly kind: 'list'; readonly points: readonly string[] };
/** Names and values, one pair a row. */
export type Facts = { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] };
/** A table with a row of heads; the first cell of a row names it, the others are numbers and stand to the right. */
export type Table = {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};
