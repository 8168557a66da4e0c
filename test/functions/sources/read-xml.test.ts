import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPifu } from '../../../functions/sources/read-pifu.ts';
import { readXml, textAt, type XmlShape } from '../../../functions/sources/read-xml.ts';
import { UnreadableFile } from '../../../functions/sources/unreadable-file.ts';
import { chunks, readAll, whyUnreadable } from './small-set.ts';

const open = (content: string | Uint8Array, size?: number) => () => chunks(Buffer.from(content), size);
const reads = (content: string | Uint8Array) => readPifu('roster.xml', open(content));
const SHAPE: XmlShape = {
  root: 'enterprise',
  split: { membership: 'member' },
  elements: new Set(['person', 'name', 'membership', 'member', 'id']),
  attributes: new Set(['recstatus']),
};
const person = (inside: string) => `<person><sourcedid><id>p</id></sourcedid>${inside}</person>`;
const file = (inside: string, before = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<enterprise>${inside}</enterprise>`;

/** The elements of a file; only their texts. */
async function texts(content: string | Uint8Array, size?: number): Promise<string[]> {
  const found: string[] = [];
  for await (const element of readXml('roster.xml', open(content, size)(), SHAPE)) found.push(textAt(element, 'name'));
  return found;
}

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;">]>`;

describe('XML that could harm is refused as a whole, with the line', () => {
  it.each([
    ['a document type', file(person(''), '<!DOCTYPE enterprise>'), 'xml-doctype'],
    [
      'a document type elsewhere',
      file(person(''), '<!DOCTYPE enterprise SYSTEM "https://evil.example/a.dtd">'),
      'xml-doctype',
    ],
    [
      'an external entity',
      file(person('<name>&x;</name>'), '<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      'xml-doctype',
    ],
    ['a billion laughs', file(person('<name>&lol2;</name>'), LAUGHS), 'xml-doctype'],
    ['an entity nobody defined', file(person('<name>&x;</name>')), 'file-not-xml'],
    ['twenty-one levels', file('<a>'.repeat(25) + '</a>'.repeat(25)), 'xml-too-deep'],
    ['a field as long as a book', file(person(`<name>${'a'.repeat(20_000)}</name>`)), 'xml-too-long'],
    ['another root', '<html><body/></html>', 'file-not-roster'],
    ['half a file', file(person('<name>')).slice(0, -20), 'file-not-xml'],
    ['two roots', `${file(person(''))}<enterprise/>`, 'file-not-xml'],
    ['no XML', 'sourcedId,status\n', 'file-not-xml'],
    ['nothing', '', 'file-not-xml'],
    ['nobody', file('<properties><type>full</type></properties>'), 'file-empty'],
    ['only what has changed', file('<properties><type>delta</type></properties>'), 'file-not-full'],
    ['a file that does not say that it is full', file(person('')), 'file-not-full'],
    ['UTF-16 in words only', '<?xml version="1.0" encoding="UTF-16"?><enterprise/>', 'file-encoding-other'],
    ['a prefix that is not declared', file('<p:person/>'), 'xml-prefix'],
    ['an encoding we do not read', '<?xml version="1.0" encoding="utf-7"?><enterprise/>', 'file-encoding'],
  ])('%s', async (_what, content, code) => {
    expect(await whyUnreadable(reads(content))).toMatchObject({ file: 'roster.xml', code });
  });
  it.each([
    ['Latin-1 that says UTF-8', Buffer.from(file(person('<name>Bjørg</name>')), 'latin1')],
    ['half a letter of UTF-16', Buffer.from(`\ufeff${file(person(''))}`, 'utf16le').subarray(0, -1)],
    ['half a letter at the end', Buffer.concat([Buffer.from(file('')), Buffer.from([0xc3])])],
  ])('%s is not what it says', async (_what, content) => {
    expect(await whyUnreadable(reads(content))).toMatchObject({ code: 'file-not-utf8' });
  });

  it('Latin-1 that says so is read, in any size of chunk', async () => {
    const content = Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?><enterprise><person><name>Bjørg Øy</name></person></enterprise>`,
      'latin1',
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (size) => {
        expect(await texts(content, size)).toEqual(['Bjørg Øy']);
      }),
      { numRuns: 30 },
    );
  });
  it('a byte order mark and letters cut between chunks are no matter', async () => {
    const content = `\ufeff${file('<person><name>Áŋŋel Máret</name></person>')}`;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (size) => {
        expect(await texts(content, size)).toEqual(['Áŋŋel Máret']);
      }),
      { numRuns: 30 },
    );
  });
  it('any flipped byte and any cut ends in rows or in a refusal of ours, never in another error', async () => {
    const membership =
      '<membership><sourcedid><id>g</id></sourcedid><member><sourcedid><id>p</id></sourcedid><idtype>1</idtype><role roletype="01"/></member></membership>';
    const group = '<group><sourcedid><id>g</id></sourcedid><grouptype><typevalue>skole</typevalue></grouptype></group>';
    const bytes = Buffer.from(
      file(
        `<properties><type>full</type></properties>${group}${person('<name><n><family>Å</family><given>B</given></n></name>')}${membership}`,
      ),
    );
    const damage = fc.record({
      at: fc.integer({ min: 0, max: bytes.length - 1 }),
      to: fc.option(fc.integer({ min: 0, max: 255 }), { nil: undefined }),
      size: fc.constantFrom(5, 64 * 1024),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, to, size }) => {
        const hurt = Buffer.from(to === undefined ? bytes.subarray(0, at) : bytes);
        if (to !== undefined) hurt[at] = to;
        const ended = await readAll(readPifu('roster.xml', open(hurt, size))).catch((error: unknown) => error);
        expect(ended instanceof Error && !(ended instanceof UnreadableFile) ? ended : undefined).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});
