/** An element of a message to an archive: text or children, never both. Writer and checker share it. */
export type Element = {
  readonly name: string;
  /** The `xsi:type`, which some elements of the format need before they may hold their fields. */
  readonly type?: string | undefined;
  readonly children: readonly Element[];
  readonly text: string;
};

/** An element with text. */
export const leaf = (name: string, text: string | number | boolean): Element => ({
  name,
  children: [],
  text: String(text),
});

/** An element with children; it omits `undefined` and `false`. */
export const tree = (name: string, children: readonly (Element | undefined | false)[], type?: string): Element => ({
  name,
  type,
  children: children.filter((child) => child !== undefined && child !== false),
  text: '',
});

/** A code of the format: the schema requires a wrapping element and rejects bare text. */
export const code = (name: string, value: string): Element => tree(name, [leaf('m:kode', value)]);

/** All elements that match a path. */
export function allAt(element: Element, ...path: readonly string[]): readonly Element[] {
  const [name, ...rest] = path;
  if (name === undefined) return [element];
  return element.children.filter((child) => child.name === name).flatMap((child) => allAt(child, ...rest));
}

/** The text of the first element of a path; `''` when there is none. */
export const textAt = (element: Element, ...path: readonly string[]): string =>
  allAt(element, ...path)[0]?.text.trim() ?? '';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that XML 1.0 cannot hold, not even escaped: controls, lone surrogates and two non-characters. */
const UNSAYABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const escaped = (text: string): string => text.replace(UNSAYABLE, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');

/** The element as XML; `attributes` go on the root. */
export function xmlOf({ name, type, children, text }: Element, attributes = ''): string {
  const typed = type === undefined ? '' : ` xsi:type="${escaped(type)}"`;
  const inner = children.length > 0 ? children.map((child) => xmlOf(child)).join('') : escaped(text);
  return `<${name}${attributes}${typed}>${inner}</${name}>`;
}
