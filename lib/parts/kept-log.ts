import { RemovalPolicy } from 'aws-cdk-lib';
import type { Stage } from '../stage.ts';

/**
 * Production keeps a log until its retention ends, also after its function is gone or has moved; other stages delete it
 * with the function.
 */
export const keptLog = (stage: Stage): RemovalPolicy =>
  stage.identityNumbers === 'production' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
