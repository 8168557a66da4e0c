import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Access } from './features/access.ts';
import { Archive } from './features/archive.ts';
import { Deliveries } from './features/deliveries.ts';
import { Family } from './features/family.ts';
import { Figures } from './features/figures.ts';
import { Leave } from './features/leave.ts';
import { Remarks } from './features/remarks.ts';
import { Statements } from './features/statements.ts';
import { Warnings } from './features/warnings.ts';
import type { FeatureProps } from './parts/feature.ts';

/**
 * The school's records of a pupil, and the access log: figures, leave, statements, warnings, deliveries, archive,
 * remarks, the family's overview. The outbox uses their queues; they use nothing but state and the API (decision 018).
 */
export class RecordsStack extends Stack {
  readonly figures: Figures;
  readonly deliveries: Deliveries;
  readonly archive: Archive;

  constructor(scope: Construct, id: string, props: StackProps & FeatureProps) {
    super(scope, id, props);
    const { stage, state, http } = props;
    const feature = { stage, state, http };
    new Access(this, 'Access', feature);
    new Family(this, 'Family', feature);
    this.figures = new Figures(this, 'Figures', feature);
    new Leave(this, 'Leave', feature);
    new Statements(this, 'Statements', feature);
    new Warnings(this, 'Warnings', feature);
    this.deliveries = new Deliveries(this, 'Deliveries', feature);
    this.archive = new Archive(this, 'Archive', feature);
    new Remarks(this, 'Remarks', feature);
  }
}
