/** A letter as a tree of text: a feature's content without layout. Text only: no markup, no pictures, no links. */
export type Letter = {
  /** The heading, and the title that readers and archives show: no name of a pupil. */
  readonly title: string;
  /** BCP 47, for screen readers. */
  readonly language: 'nb-NO' | 'nn-NO' | 'en';
  /** Time of the letter, ISO UTC: an input like all others, so that equal letters are equal bytes. */
  readonly madeAt: string;
  /** Sender, recipient, date and reference. */
  readonly head?: Head;
  /** Word across every page, such as "draft": screen readers skip it, since the footer says it too. */
  readonly across?: string;
  readonly blocks: readonly Block[];
  /** Text under every page, before the page's number. */
  readonly footer: string;
  /** The page's number in words, such as `Side {page} av {pages}`. */
  readonly pageNumber: string;
};

/** The head of a letter. */
export type Head = {
  /** The owner and the school; the letter leaves out empty lines. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** The date and the reference. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** `window`: for paper, with the recipient in the place of an envelope's window and room for an address. */
  readonly as: 'screen' | 'window';
};

export type Block = Heading | Paragraph | List | Facts | Table;
type Heading = { readonly kind: 'heading'; readonly text: string };
type Paragraph = { readonly kind: 'paragraph'; readonly text: string };
/** Points, each with a dash before it. */
export type List = { readonly kind: 'list'; readonly points: readonly string[] };
/** Names and values, one pair a row. */
export type Facts = { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] };
/** A table with a row of heads; the first cell names the row, the others are right-aligned numbers, or text. */
export type Table = {
  readonly kind: 'table';
  /** `text`: cells of words, in columns of the same width. */
  readonly cells?: 'text';
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};
