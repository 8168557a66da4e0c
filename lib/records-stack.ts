import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Access } from './features/access.ts';
import { Archive } from './features/archive.ts';
import { Deliveries } from './features/deliveries.ts';
import { Figures } from './features/figures.ts';
import { Leave } from './features/leave.ts';
import { Remarks } from './features/remarks.ts';
import { Statements } from './features/statements.ts';
import { Warnings } from './features/warnings.ts';
import { AlarmTopic } from './parts/alarm-topic.ts';
import type { Stage } from './stage.ts';
import type { StatefulStack } from './stateful.ts';

/**
 * What a school keeps of a pupil and answers for: figures, leave, statements, remarks, warnings, who got them, and who looked. A stack of its own for the same reason as the sender's
 * (decision 018); the API and the outbox reach in here, and nothing here reaches out.
 */
export class RecordsStack extends Stack {
  readonly access: Access;
  readonly figures: Figures;
  readonly leave: Leave;
  readonly statements: Statements;
  readonly warnings: Warnings;
  readonly deliveries: Deliveries;
  readonly archive: Archive;
  readonly remarks: Remarks;

  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { readonly stage: Stage; readonly state: StatefulStack },
  ) {
    super(scope, id, props);
    const { stage, state } = props;
    const feature = { stage, state, alarms: new AlarmTopic(this, 'Alarms', stage).topic };
    this.access = new Access(this, 'Access', feature);
    this.figures = new Figures(this, 'Figures', feature);
    this.leave = new Leave(this, 'Leave', feature);
    this.statements = new Statements(this, 'Statements', feature);
    this.warnings = new Warnings(this, 'Warnings', feature);
    this.deliveries = new Deliveries(this, 'Deliveries', feature);
    this.archive = new Archive(this, 'Archive', feature);
    this.remarks = new Remarks(this, 'Remarks', feature);
  }
}
