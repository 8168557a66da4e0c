import { join } from 'node:path';
import { type BundlingOptions, type ICommandHooks, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/** The repository's root. */
export const ROOT = join(import.meta.dirname, '../..');

/** Leaves the SDK's search for credentials out of every bundle: a sixth of its size (decision 020). */
const CREDENTIALS_FROM_ENVIRONMENT = {
  '--alias:@aws-sdk/credential-provider-node': join(ROOT, 'functions/shared/credentials.ts'),
};

/** Copies a folder into the upload, under its own name. */
const copying = (folder: string): ICommandHooks => ({
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (_from, to) => [`cp -R "${join(ROOT, folder)}" "${to}"`],
});

/**
 * The bundling of a function: one minified CommonJS file with the SDK inside, so that tests run the deployed code, with
 * a source map. `beside`: a folder that the code reads at run time, from the repository's root.
 */
export const bundlingOf = (beside: string | undefined): BundlingOptions => ({
  format: OutputFormat.CJS,
  target: 'node24',
  minify: true,
  sourceMap: true,
  sourcesContent: false,
  externalModules: [],
  bundleAwsSDK: true,
  mainFields: ['module', 'main'],
  // Code finds its folder by its own place, which has another name in a CommonJS file.
  define: { 'import.meta.dirname': '__dirname' },
  ...(beside !== undefined && { commandHooks: copying(beside) }),
  esbuildArgs: { '--supported:dynamic-import': 'false', ...CREDENTIALS_FROM_ENVIRONMENT },
});
