/**
 * `npm run import`: with `--stage` into a deployment, with the operator's credentials; without it into the local
 * system.
 */
if (process.argv.some((argument) => argument === '--stage' || argument.startsWith('--stage=')))
  await import('./operator-import.ts');
else await import('./import.ts');
