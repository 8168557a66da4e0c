import { Duration } from 'aws-cdk-lib';
import { Env, UploadEnv } from '../../functions/imports/env.ts';
import { routes } from '../../functions/imports/routes.ts';
import { Feature } from '../parts/feature.ts';

/** The prefix of roster files in the import bucket; `functions/imports/s3.ts` has the same. */
const IMPORTS = 'imports/';

/** Imports of rosters: the HTTP function that takes orders, and the importer that reads uploads. */
export class Imports extends Feature {
  readonly api = this.serve({
    entry: 'functions/imports/api.ts',
    env: Env,
    routes,
    impact:
      'Owners cannot start or follow imports: new people wait for access, and those who left may still have theirs.',
    runbook: 'imports-api',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'] },
    reads: ['loginKey'],
    // A signed upload address allows no more than the function's own right; the file of a dry run is copied.
    grant: (api) => api.mayHandle(this.props.state.importBucket, IMPORTS, 'GetObject', 'PutObject'),
  });

  readonly importer = this.receive({
    entry: 'functions/imports/on-upload.ts',
    env: UploadEnv,
    bucket: this.props.state.importBucket,
    prefix: IMPORTS,
    timeout: Duration.minutes(15),
    memoryMegabytes: 2048,
    // For the file, and the scratch database that compares it.
    scratchMegabytes: 2048,
    impact: 'A roster is not imported: new people have no access yet, and those who left may still have theirs.',
    runbook: 'imports-on-upload',
    may: {
      table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
      identityTable: ['PutItem'],
    },
    reads: ['loginKey', 'identityKey'],
  });
}
