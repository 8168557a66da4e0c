import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Env, UploadEnv } from '../../functions/imports/env.ts';
import { routes } from '../../functions/imports/routes.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { type FeatureProps, loginEnvironment } from '../parts/feature.ts';
import { onUpload } from '../parts/uploads.ts';

/** The prefix of roster files in the import bucket; `functions/imports/s3.ts` has the same. */
const IMPORTS = 'imports/';

/** Imports of rosters: the HTTP function that takes orders, and the importer that reads uploads. */
export class Imports extends Construct {
  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    this.#api(props);
    this.#importer(props);
  }

  #api(props: FeatureProps): void {
    const { state, http } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/imports/api.ts',
      environment: { ...loginEnvironment(props), IMPORT_BUCKET_NAME: state.importBucket.bucketName },
      impact:
        'Owners cannot start or follow imports: new people wait for access, and those who left may still have theirs.',
      runbook: 'imports-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
    api.mayRead(state.loginKey);
    // A signed upload address allows no more than the function's own right; the file of a dry run is copied.
    api.mayHandle(state.importBucket, IMPORTS, 'GetObject', 'PutObject');
    http.serve(this, api, routes);
  }

  #importer(props: FeatureProps): void {
    const { state, stage } = props;
    const alarm = {
      impact: 'A roster is not imported: new people have no access yet, and those who left may still have theirs.',
      runbook: 'imports-on-upload',
    };
    const importer = new AppFunction<EnvironmentOf<typeof UploadEnv>>(this, 'OnUpload', {
      ...props,
      ...alarm,
      entry: 'functions/imports/on-upload.ts',
      environment: {
        TABLE_NAME: state.table.tableName,
        IDENTITY_TABLE_NAME: state.identityTable.tableName,
        LOGIN_KEY_SECRET_ARN: state.loginKey.secretArn,
        IDENTITY_KEY_SECRET_ARN: state.identityKey.secretArn,
        IMPORT_BUCKET_NAME: state.importBucket.bucketName,
        IDENTITY_NUMBERS: stage.identityNumbers,
      },
      timeout: Duration.minutes(15),
      memoryMegabytes: 2048,
      // For the file, and the scratch database that compares it.
      scratchMegabytes: 2048,
    });
    importer.mayUse(
      state.table,
      'GetItem',
      'BatchGetItem',
      'Query',
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'ConditionCheckItem',
    );
    importer.mayUse(state.identityTable, 'PutItem');
    importer.mayRead(state.loginKey);
    importer.mayRead(state.identityKey);
    importer.mayHandle(state.importBucket, IMPORTS, 'GetObject');
    onUpload(importer, state.importBucket, IMPORTS, { ...alarm, state });
  }
}
