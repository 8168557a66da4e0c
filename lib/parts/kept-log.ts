import { RemovalPolicy } from 'aws-cdk-lib';
import type { Stage } from '../stage.ts';

/** Production keeps what a log says until its retention ends, also when its function is gone or has moved; elsewhere it goes with it. */
export const keptLog = (stage: Stage): RemovalPolicy =>
  stage.identityNumbers === 'production' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
