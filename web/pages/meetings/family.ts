export { FamilyMeetings } from './family-list.tsx';
export { FamilyMeetingPage } from './family-meeting.tsx';
