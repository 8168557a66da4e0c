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
  ])('XML that could harm is refused as a whole, with the line: %s', async (_what, content, code) => {
    expect(await whyUnreadable(reads(content))).toMatchObject({ file: 'roster.xml', code });
  });
  it.each([
    ['Latin-1 that says UTF-8', Buffer.from(file(person('<name>Bjørg</name>')), 'latin1')],
    ['half a letter of UTF-16', Buffer.from(`\ufeff${file(person(''))}`, 'utf16le').subarray(0, -1)],
    ['half a letter at the end', Buffer.concat([Buffer.from(file('')), Buffer.from([0xc3])])],
  ])('XML that could harm is refused as a whole, with the line: %s is not what it says', async (_what, content) => {
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

describe('XML as other systems write it', () => {
  const NS = 'http://pifu.no/xsd/pifu-ims_sas/pifu-ims_sas-v1';
  const inside = '<person><name>Áŋŋel Øy</name></person>';
  const prefixed = inside.replace(/<(\/?)/g, '<$1p:');
  const utf16 = (text: string, swap = false) =>
    swap ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le');
  it.each([
    ['a namespace of its own', `<enterprise xmlns="${NS}">${inside}</enterprise>`],
    ['prefixes', `<p:enterprise xmlns:p="${NS}">${prefixed}</p:enterprise>`],
    ['UTF-16 with its mark', utf16(`\ufeff<?xml version="1.0" encoding="UTF-16"?><enterprise>${inside}</enterprise>`)],
    [
      'the other UTF-16',
      utf16(`\ufeff<?xml version="1.0" encoding="UTF-16"?><enterprise>${inside}</enterprise>`, true),
    ],
    ['UTF-16 without a mark', utf16(`<?xml version="1.0" encoding="UTF-16"?><enterprise>${inside}</enterprise>`)],
    ['UTF-16 that says UTF-8', utf16(`\ufeff<?xml version="1.0" encoding="UTF-8"?><enterprise>${inside}</enterprise>`)],
  ])('XML as other systems write it: %s is read, in any size of chunk', async (_what, content) => {
    for (const size of [1, 7, 64 * 1024]) expect(await texts(content, size)).toEqual(['Áŋŋel Øy']);
  });
  it('elements of another namespace are none of ours', async () => {
    const content = `<enterprise xmlns="${NS}" xmlns:v="urn:v"><v:person><v:name>no</v:name></v:person>${inside}</enterprise>`;
    expect(await texts(content)).toEqual(['Áŋŋel Øy']);
  });
  it('XML keeps nothing that the shape does not name, and no attribute either', async () => {
    const content =
      '<enterprise><person recstatus="1" password="SEEN"><photo>SEEN</photo><name>A<b>SEEN</b></name></person></enterprise>';
    const [element] = await Array.fromAsync(readXml('f', open(content)(), SHAPE));
    expect(element).toMatchObject({
      attributes: { recstatus: '1' },
      children: [{ name: 'name', text: 'A', children: [] }],
    });
    expect(JSON.stringify(element)).not.toContain('SEEN');
  });
  it('a membership comes member by member, each with what stands before it', async () => {
    const content =
      '<enterprise><membership><id>g</id><member><id>a</id></member><member><id>b</id></member></membership><membership><id>h</id></membership></enterprise>';
    const found = await Array.fromAsync(readXml('f', open(content)(), SHAPE));
    expect(found.map((element) => [textAt(element, 'id'), textAt(element, 'member', 'id')])).toEqual([
      ...[
        ['g', 'a'],
        ['g', 'b'],
        ['h', ''],
      ],
    ]);
  });
});

describe('one record cannot fill the memory', () => {
  const many = (text: string, times: number) => text.repeat(times);
  const bombs: readonly (readonly [string, string])[] = [
    ['elements that nobody reads', `<person>${many('<q><a/><a/></q>', 20_000)}</person>`],
    ['elements that are read', `<person>${many('<name/>', 50_001)}</person>`],
    ['elements between members', `<membership>${many(`<id>${many('<id/>', 20_000)}</id><member/>`, 3)}</membership>`],
    ['characters', `<person>${many(`<q>${many('x', 9000)}</q>`, 230)}</person>`],
    ['one attribute', `<person a="${many('x', 1_200_000)}"/>`],
    ['attributes', `<person ${Array.from({ length: 101 }, (_none, at) => `a${at}=""`).join(' ')}/>`],
    ['one comment', `<!--${many('x', 1_200_000)}-->`],
    ['one instruction', `<?x ${many('x', 1_200_000)}?>`],
  ];
  it.each(bombs.map(([what, inside]) => [what, () => inside] as const))(
    'one record cannot fill the memory: %s',
    async (_what, inside) => {
      const content = file(`${inside()}<person/>`);
      const found = whyUnreadable(readPifu('roster.xml', open(content)));
      expect(await found).toMatchObject({ code: 'xml-too-long' });
    },
  );
  it('a membership of 60,000 people is read: what a school has is no bound', async () => {
    const content = `<enterprise><membership><id>s</id>${many('<member><id>p</id></member>', 60_000)}</membership></enterprise>`;
    let count = 0;
    for await (const element of readXml('f', open(content)(), SHAPE)) count += textAt(element, 'id') === 's' ? 1 : 0;
    expect(count).toBe(60_000);
  });
});
