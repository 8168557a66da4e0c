import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppFunction } from '../../lib/parts/app-function.ts';
import { stageNamed } from '../../lib/stage.ts';
import { at } from '../support/json.ts';

const ROOT = join(import.meta.dirname, '../..');
const ENTRY = 'functions/outbox/on-fact-written.ts';
/** What the SDK looks for in case somebody has installed it, and does without. */
const OPTIONAL = ['@aws-sdk/signature-v4-crt'];
const MOST_BYTES = 700 * 1024;
const folders: string[] = [];

/** Synthesizes a stack with one function, really bundled, and finds what would be uploaded. */
function bundled(add: (stack: Stack) => void): { readonly folder: string; readonly files: readonly string[] } {
  const outdir = mkdtempSync(join(tmpdir(), 'skolebro-bundle-'));
  folders.push(outdir);
  const app = new App({ outdir });
  add(new Stack(app, 'One'));
  app.synth();
  const [asset = ''] = globSync('asset.*', { cwd: outdir });
  const folder = join(outdir, asset);
  return { folder, files: globSync('*', { cwd: folder }).sort() };
}

/** What is wrong with the code of a function as the house wants it. */
function faultsOf({ folder, files }: ReturnType<typeof bundled>): readonly string[] {
  const file = files.find((name) => /\.m?js$/.test(name)) ?? '';
  const code = readFileSync(join(folder, file), 'utf8');
  const required = [...code.matchAll(/\brequire\("([^"]+)"\)|(?<!")\bfrom ?"([^"]+)"/g)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  const outside = [...new Set(required)].filter((name) => !isBuiltin(name) && !OPTIONAL.includes(name));
  return [
    ...(file === 'index.js' && !/^(import|export)[ {*]/m.test(code) ? [] : ['not CommonJS']),
    ...(files.includes('index.js.map') ? [] : ['no source map']),
    ...(code.split('\n').length < 2000 ? [] : ['not minified']),
    ...(statSync(join(folder, file)).size <= MOST_BYTES ? [] : ['too large']),
    ...(/(?<![.\w])import\(/.test(code) ? ['loads modules late'] : []),
    ...outside.map((name) => `leaves out ${name}`),
  ];
}

describe('the code of a function', () => {
  let ours: ReturnType<typeof bundled>;
  beforeAll(() => {
    const stage = stageNamed('prod');
    ours = bundled(
      (stack) =>
        new AppFunction(stack, 'Function', {
          entry: ENTRY,
          environment: {},
          stage,
          state: { alarms: new Topic(stack, 'Alarms') },
          impact: 'Somebody suffers.',
          runbook: 'http-api',
        }),
    );
  });
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it('the code of a function is one small minified CommonJS file with the SDK inside and a source map', () => {
    expect(faultsOf(ours)).toEqual([]);
    expect(ours.files).toEqual(['index.js', 'index.js.map']);
  });

  it('the code of a function starts from what is uploaded alone', () => {
    vi.stubEnv('TABLE_NAME', 'table');
    vi.stubEnv('FACT_QUEUES', '{}');
    vi.stubEnv('AWS_REGION', 'eu-north-1');
    const loaded: unknown = createRequire(join(ours.folder, 'index.js'))('./index.js');
    vi.unstubAllEnvs();
    expect(typeof at(loaded, 'handler')).toBe('function');
  });

  it('the code of a function has beside it what it reads when it runs', () => {
    const stage = stageNamed('prod');
    const alarm = { impact: 'Nobody gets letters.', runbook: 'http-api' };
    const { folder, files } = bundled((stack) => {
      const state = { alarms: new Topic(stack, 'Alarms') };
      const entry = 'functions/letters/write-letter.ts';
      const props = { ...alarm, state, entry, environment: {}, stage, beside: 'functions/letters/faces' };
      return new AppFunction(stack, 'Function', props);
    });
    expect(files).toEqual(['faces', 'index.js', 'index.js.map']);
    const loaded: unknown = createRequire(join(folder, 'index.js'))('./index.js');
    const write: unknown = at(loaded, 'writeLetter');
    if (typeof write !== 'function') throw new Error('The bundle has no writer.');
    const blocks = [{ kind: 'paragraph', text: 'محمد' }];
    const words = { title: 'Brev', language: 'nb-NO', madeAt: '', footer: '', pageNumber: '' };
    expect(Buffer.from(write({ ...words, blocks })).toString('latin1')).toContain('NotoSansArabic-Regular');
  });

  it('the code of a function is seen to be wrong when it is', () => {
    const careless = bundled(
      (stack) =>
        new NodejsFunction(stack, 'Careless', {
          entry: join(ROOT, ENTRY),
          projectRoot: ROOT,
          depsLockFilePath: join(ROOT, 'package-lock.json'),
          runtime: Runtime.NODEJS_24_X,
          bundling: { format: OutputFormat.ESM, externalModules: ['@aws-sdk/*'] },
        }),
    );
    const faults = faultsOf(careless);
    for (const fault of ['not CommonJS', 'no source map', 'leaves out @aws-sdk/client-sqs'])
      expect(faults).toContain(fault);
  });
});
