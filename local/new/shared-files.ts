/** Lines for a file that all features share, to be inserted before the line that begins with `before`. */
export type Addition = { readonly path: string; readonly before: string; readonly lines: string };

/** Every new feature's additions to shared files; names are in braces as in the template. Biome sorts the imports. */
export const ADDITIONS: readonly Addition[] = [
  {
    path: 'functions/access/policy.ts',
    before: '} as const satisfies Readonly<Record<string, PolicyRow>>;',
    lines: `  /** {{todo}}: who, and why. By \`mayOpen\` with an area, where staff open records of pupils by it. */
  'school:{{feature}}-read': mayDo(roleAtSchool('office', 'leader')),
  'school:{{feature}}-change': mayDo(roleAtSchool('office', 'leader')),
`,
  },
  {
    path: 'functions/docs/features.ts',
    before: 'import',
    lines: `import { routes as {{camel}} } from '../{{feature}}/routes.ts';
import * as {{camel}}Schemas from '../{{feature}}/schema.ts';
import { refusals as {{camel}}Refusals } from '../{{feature}}/refusals.ts';
`,
  },
  {
    path: 'functions/docs/features.ts',
    before: "  { name: 'docs',",
    lines: `  { name: '{{feature}}', routes: {{camel}}, schemas: {{camel}}Schemas, refusals: {{camel}}Refusals },
`,
  },
  {
    path: 'functions/docs/feature-words.ts',
    before: '  docs: {',
    lines: `  '{{feature}}': {
    title: '{{todo}}',
    about: '{{todo}}: one sentence under the title.',
  },
`,
  },
  {
    path: 'lib/day-stack.ts',
    before: 'import',
    lines: `import { {{Feature}} } from './features/{{feature}}.ts';
`,
  },
  {
    path: 'lib/day-stack.ts',
    before: "    new Outbox(this, 'Outbox', {",
    lines: `    new {{Feature}}(this, '{{Feature}}', feature);
`,
  },
  {
    path: 'test/support/entries.ts',
    before: 'import',
    lines: `import { makeHandlers as {{camel}} } from '../../functions/{{feature}}/handlers.ts';
import { routes as {{camel}}Routes } from '../../functions/{{feature}}/routes.ts';
import { {{camel}}Store } from '../../functions/{{feature}}/store.ts';
import { refusals as {{camel}}Refusals } from '../../functions/{{feature}}/refusals.ts';
`,
  },
  {
    path: 'test/support/entries.ts',
    before: '    settings: httpEntry({',
    lines: `    '{{feature}}': httpEntry({
      routes: {{camel}}Routes,
      refusals: {{camel}}Refusals,
      ...asked,
      handlers: {{camel}}({ ...absenceDeps, store: {{camel}}Store(client, tables.main) }),
    }),
`,
  },
  {
    path: 'README.md',
    before: '  shared/          ',
    lines: `  {{inTree}}{{todo}}: a line
`,
  },
];

/** The work that no template can do: the places, and how to begin. */
export const LEFT: readonly (readonly [where: string, what: string])[] = [
  ['test/functions/access/policy-oracle.ts', 'who may, as a sentence of its own; it does not compile before'],
  [
    'test/matrix/oracle.ts',
    `who gets through, by hand and not from the policy:
      'GET /v1/schools/{schoolId}/{{feature}}': { names: 'school', passes: 200, may: { own: [...] } },
      'POST /v1/schools/{schoolId}/{{feature}}': { names: 'school', passes: 201, may: { own: [...] } },`,
  ],
  [
    'test/matrix/requests.ts',
    `a whole request to each route:
      'GET /v1/schools/{schoolId}/{{feature}}': ({ schoolId }) => ({ params: { schoolId } }),
      'POST /v1/schools/{schoolId}/{{feature}}': ({ schoolId }) => ({ params: { schoolId }, body: { title: 'x' } }),`,
  ],
  [
    'test/matrix/canary-walk.ts',
    `a change that succeeds:
      await ask('POST /v1/schools/{schoolId}/{{feature}}', 'office', { params: { schoolId }, body: { title: 'x' } });`,
  ],
  ['docs/runbooks/README.md', 'the line of docs/runbooks/{{feature}}-api.md, under its title'],
  ['docs/product.md, CHANGELOG.md', 'what the feature does, and that it is there'],
  ['functions/docs/words-*.ts', 'words for each new property; the test in test/functions/docs says which'],
  ['lib/*-stack.ts', 'the stack it belongs to (decision 018); it stands in lib/day-stack.ts'],
];
