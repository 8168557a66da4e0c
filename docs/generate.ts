/**
 * Writes `functions/docs/generated.json`: the OpenAPI document and the page, made from every feature's routes and
 * schemas (decision 011). Runs after an install and before start, tests, checks and synth; takes a fraction of a
 * second.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { compact } from '../functions/docs/compact.ts';
import { FEATURES } from '../functions/docs/features.ts';
import type { Generated } from '../functions/docs/handlers.ts';
import { openApiOf } from '../functions/docs/openapi.ts';
import { PAGE_POLICY, pageOf } from '../functions/docs/page.ts';

const root = join(import.meta.dirname, '..');
const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const document = openApiOf(FEATURES, version);
const target = join(root, 'functions/docs/generated.json');
const paths = Object.fromEntries(
  Object.entries(document.paths).map(([path, item]) => [path, Object.keys(item).map((method) => method.toUpperCase())]),
);
const made: Generated = { openapi: compact(document), page: pageOf(document), policy: PAGE_POLICY, paths };
writeFileSync(target, JSON.stringify({ packed: gzipSync(JSON.stringify(made)).toString('base64') }));
