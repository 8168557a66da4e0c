export { ChangeMeeting } from './school-change.tsx';
export { ClassMeetings } from './school-list.tsx';
export { ClassMeeting } from './school-meeting.tsx';
export { PlanMeeting } from './school-plan.tsx';
export { RecordAnswer } from './school-record.tsx';
