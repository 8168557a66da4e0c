import type { JsonSchema } from './document.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;

const BY_FORMAT: Readonly<Record<string, string>> = {
  date: '2026-11-24',
  'date-time': '2026-11-24T06:30:00.000Z',
  uri: 'https://skolebro.example/',
};
const SAMPLES = [
  '7h3v0q9d2m8k4x1r6t5w2n0c8e',
  '01kb3v0q9d7h3v0q9d2m8k4x1r6t5w2n0c8e',
  '08:30',
  '2026-11-24',
  'reported-by-guardian',
  '20',
  '06-15',
  // The id of a notice.
  '7f9a0c1d2e3b4a5968778695a4b3c2d1e0f90817',
  'kari@fjordvik.example',
  '2026-autumn',
  '2026-autumn-7h3v0q9d2m8k4x1r6t5w2n0c8e',
  '2026-7h3v0q9d2m8k4x1r6t5w2n0c8e',
  // SHA-256 of empty content.
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  // The fingerprint of a warning's recipients.
  '4f1d2a9c07be',
  'Text',
];
/** For a longer text. */
const SENTENCE = 'A text that says in a sentence or two what it is about. ';

/** The best example for a name, if the schema allows it. */
const BY_NAME: Readonly<Record<string, string>> = {
  to: '11:00',
  kind: 'part',
  code: 'undocumented',
  key: 'absence.windowDays',
  purposeId: 'travel',
  refusalReasonId: 'exams',
  categoryId: 'late',
  details: 'Har ikke levert tre av fem oppgaver denne terminen.',
  wayOut: 'Lever oppgavene innen fristen, så kan de vurderes.',
  comment: 'Kom tolv minutter for sent.',
  text: 'Innlevering 3: fortelling',
  room: '204',
  next: 'eyJhIjoxfQ',
  mark: 'U',
  title: 'Fravær',
  detail: 'Rett feltene som er nevnt, og send på nytt.',
  system: 'visma-flyt',
  feideName: 'liv@kommune.example',
  address: 'k…@fjordvik.example',
  url: 'https://skolebro.example/upload',
  path: '/v1/guardian/children',
  reasonId: 'reported-by-guardian',
  defaultReasonId: 'reported-by-guardian',
  subject: 'Norsk',
  phone: '57 00 00 00',
  reason: 'Checked with the population register today.',
  name: 'Kari Fjord',
  schoolName: 'Fjordvik skule',
  // Those of RFC 7636 and of chance.
  codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  nonce: 'Q9pX0vVhT2sWm7LrYc4Nb8KdZe1Fg6Hj3AtUoRiSqBw',
};

/** A value that fits the schema, for the page's example. Includes optional fields. */
export function exampleOf(schema: JsonSchema | boolean, schemas: Schemas, name = ''): unknown {
  if (typeof schema === 'boolean') return {};
  if (schema.$ref !== undefined) return exampleOf(referred(schema.$ref, schemas), schemas, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.find((value) => value === BY_NAME[name]) ?? schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice !== undefined) return exampleOf(choice, schemas, name);
  switch (schema.type) {
    case 'object':
      return exampleObject(schema, schemas);
    case 'array':
      return exampleList(schema, schemas, name);
    case 'string':
      return exampleText(schema, name);
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    default:
      return schema.type === undefined ? 14 : null;
  }
}

/** One item, or as many as the list must have. */
function exampleList({ items, minItems = 1 }: JsonSchema, schemas: Schemas, name: string): readonly unknown[] {
  if (items === undefined || Array.isArray(items)) return [];
  return Array.from({ length: Math.max(minItems, 1) }, () => exampleOf(items, schemas, name));
}

/** The schema that a reference names. */
export function referred(ref: string, schemas: Schemas): JsonSchema {
  const found = schemas[ref.slice('#/components/schemas/'.length)];
  if (!found) throw new Error(`The document has no schema for ${ref}.`);
  return found;
}

/** True for a cursor, which nobody can invent. Beside `area` and `ids` only `ids` stays: they are alternatives. */
const isLeftOut = (name: string, beside: readonly string[]): boolean =>
  name === 'cursor' || (beside.includes('ids') && beside.includes('area') && name !== 'ids');

/** The schema's properties and its other required keys: a record with a fixed list of keys has no properties. */
function exampleObject(schema: JsonSchema, schemas: Schemas): unknown {
  const required = schema.required ?? [];
  const named = Object.entries(schema.properties ?? {}).filter(
    ([name], _at, all) =>
      required.includes(name) ||
      !isLeftOut(
        name,
        all.map(([other]) => other),
      ),
  );
  const { additionalProperties: rest = {} } = schema;
  const beside = (schema.required ?? []).filter((key) => !named.some(([name]) => name === key));
  return Object.fromEntries(
    [...named, ...beside.map((key) => [key, rest] as const)].map(([key, inner]) => [
      key,
      exampleOf(inner, schemas, key),
    ]),
  );
}

function exampleText(schema: JsonSchema, name: string): string {
  const known = schema.format === undefined ? undefined : BY_FORMAT[schema.format];
  if (known !== undefined) return known;
  const patterns = [schema.pattern, ...(schema.allOf ?? []).map((part) => part.pattern)].flatMap(
    (pattern) => pattern ?? [],
  );
  const preferred = BY_NAME[name];
  if (patterns.length === 0) return longEnough(preferred ?? 'Text', schema);
  const candidates = preferred === undefined ? SAMPLES : [preferred, ...SAMPLES];
  return candidates.find((sample) => patterns.every((pattern) => new RegExp(pattern).test(sample))) ?? '';
}

function longEnough(text: string, { minLength = 0, maxLength = SENTENCE.length }: JsonSchema): string {
  if (text.length >= minLength) return text;
  return SENTENCE.repeat(Math.ceil(minLength / SENTENCE.length))
    .slice(0, Math.max(minLength, maxLength))
    .trimEnd();
}
