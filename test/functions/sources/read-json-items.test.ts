import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonItems } from '../../../functions/sources/read-json-items.ts';

async function* cut(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
const LISTS = new Set(['[]', 'result[]', 'a.b[]']);
async function read(text: string, size = 4096) {
  const items: (readonly [string, number, unknown])[] = [];
  let rest: unknown;
  for await (const item of jsonItems('x.json', cut(text, size), (path) => LISTS.has(path))) {
    if ('rest' in item) rest = item.rest;
    else items.push([item.path, item.nth, item.value]);
  }
  return { items, rest };
}
const code = (text: string) =>
  read(text).then(
    () => 'taken',
    (error: { code?: string }) => error.code,
  );

describe('JSON read as a stream', () => {
  it('JSON read as a stream hands over the objects of the lists asked for, and the rest without them', async () => {
    const text =
      '{"version":"1 {[\\"]}","result":[{"x":[{"y":1}]},{"x":"}"}],"other":[{"z":1}],"a":{"b":[{}],"c":null}}';
    for (const size of [1, 2, 5, 4096])
      expect(await read(text, size)).toEqual({
        items: [
          ['result[]', 1, { x: [{ y: 1 }] }],
          ['result[]', 2, { x: '}' }],
          ['a.b[]', 1, {}],
        ],
        rest: { version: '1 {["]}', result: [0, 0], other: [{ z: 1 }], a: { b: [0], c: null } },
      });
  });
  it('JSON read as a stream says what JSON.parse says, however it is cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
        fc.jsonValue(),
        fc.nat(40),
        async (list, other, size) => {
          const text = JSON.stringify({ other, result: list }, undefined, size % 3);
          const { items, rest } = await read(text, size + 1);
          const parsed = JSON.parse(text);
          expect(items.map(([, , value]) => value)).toEqual(parsed.result);
          expect(rest).toEqual({ other: parsed.other, result: list.map(() => 0) });
        },
      ),
    ));
  it('many objects take no more memory than few', async () => {
    async function* many(): AsyncGenerator<string> {
      yield '[';
      for (let at = 0; at < 100_000; at++) yield `${at === 0 ? '' : ','}{"id":${at},"kl":[{"id":1,"name":"4A"}]}`;
      yield ']';
    }
    let count = 0;
    for await (const item of jsonItems('x', many(), (path) => path === '[]')) if ('value' in item) count++;
    expect(count).toBe(100_000);
  });
  it.each([
    ['cut off', '[{"id":1}', 'file-not-json'],
    ['cut off in an object', '[{"id":', 'file-not-json'],
    ['cut off in a word', '{"result":["', 'json-shape'],
    ['brackets that do not fit', '[{"id":1]}', 'file-not-json'],
    ['nothing', '', 'file-not-json'],
    ['no JSON', 'hei', 'file-not-json'],
    ['a page of HTML', '<html></html>', 'file-not-json'],
    ['a comma too many', '[{"id":1},]', 'file-not-json'],
    ['numbers in the list', '[1, 2]', 'json-shape'],
    ['words in the list', '{"result":["a"]}', 'json-shape'],
    ['lists in the list', '{"result":[[{"id":1}]]}', 'json-shape'],
    ['something that is wrong in an object', '[{"id":}]', 'file-not-json'],
    ['an object without end', `[{"id":"${'x'.repeat(600_000)}"}]`, 'json-shape'],
    ['as deep as a well', `{"a":${'['.repeat(100)}${']'.repeat(100)}}`, 'json-shape'],
  ])('JSON read as a stream: %s is refused', async (_name, text, wanted) => {
    expect(await code(text)).toBe(wanted);
  });
});
