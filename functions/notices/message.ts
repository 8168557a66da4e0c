import { LANGUAGES, type Language } from '../shared/texts/language.ts';
import { texts } from './texts.ts';

/** The message: constants, an address of ours and an opaque id, nothing else (law 1). */
export type Email = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
};
export type Push = {
  readonly title: string;
  readonly body: string;
  /** Where a tap leads. */
  readonly link: string;
  /** The phone shows only the newest push with this id. */
  readonly collapseId: string;
};

type Speaking = { readonly language: string | undefined; readonly fallback: 'nb' | 'nn' };
type Leading = { readonly portal: string; readonly noticeId: string };

type Word = 'title' | 'body' | 'link' | 'why' | 'choices';
type Words = Readonly<Record<Word, string>> & { readonly language: Language };

/** The person's language, else the owner's form of Norwegian. Sámi falls back to it until its texts exist. */
function wordsIn({ language: wanted, fallback }: Speaking): Words {
  const language = LANGUAGES.find((available) => available === wanted) ?? fallback;
  const say = (word: Word): string => texts[`notice.${word}`][language];
  return {
    language,
    title: say('title'),
    body: say('body'),
    link: say('link'),
    why: say('why'),
    choices: say('choices'),
  };
}

const linkOf = ({ portal, noticeId }: Leading): string => `${portal}/n/${noticeId}`;

/**
 * The e-mail, with the same content in plain text and HTML, no picture and no tracking. Legal notices look like all
 * others, so that a glance at a mailbox tells nothing (law 1). It links to the choices and offers no one-click
 * unsubscription (RFC 8058): the choices page says which notices are locked (decision 039).
 */
export function emailOf(speaking: Speaking, leading: Leading): Email {
  const words = wordsIn(speaking);
  const link = linkOf(leading);
  const choices = `${leading.portal}/choices`;
  const lines = [words.body, `${words.link}: ${link}`, words.why, `${words.choices}: ${choices}`];
  return {
    subject: words.title,
    text: `${lines.join('\n\n')}\n`,
    html: htmlOf(words, link, choices),
    headers: [{ name: 'List-Unsubscribe', value: `<${choices}>` }],
  };
}

/** The push: title and body are constants, the id is that of the notice. */
export function pushOf(speaking: Speaking, leading: Leading): Push {
  const words = wordsIn(speaking);
  return { title: words.title, body: words.body, link: linkOf(leading), collapseId: leading.noticeId };
}

const htmlOf = (words: Words, link: string, choices: string): string =>
  [
    `<!doctype html><html lang="${words.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${words.title}</title></head>`,
    '<body style="font:16px/1.5 sans-serif;color:#1b1b1b;background:#fff;max-width:36em;margin:2em auto;padding:0 1em">',
    `<p>${words.body}</p><p><a href="${link}" style="color:#0b57a4">${words.link}</a></p>`,
    `<p style="color:#4a4a4a">${words.why}</p>`,
    `<p><a href="${choices}" style="color:#0b57a4">${words.choices}</a></p>`,
    '</body></html>\n',
  ].join('');
