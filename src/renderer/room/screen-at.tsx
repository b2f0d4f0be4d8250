import { ActivityList } from '#renderer/activities/activity-list.tsx';
import { Archive } from '#renderer/archive/archive.tsx';
import { ConferenceList } from '#renderer/conferences/conference-list.tsx';
import { ConferenceScreen } from '#renderer/conferences/conference-screen.tsx';
import { EnquiryRegister } from '#renderer/enquiries/enquiry-register.tsx';
import { FollowUpBoard } from '#renderer/follow-ups/follow-up-board.tsx';
import { WorkbooksImport } from '#renderer/follow-ups/workbooks/workbooks-import.tsx';
import { HelperList } from '#renderer/helpers/helper-list.tsx';
import { HomeVisits } from '#renderer/home-visits/home-visits.tsx';
import { IncidentList } from '#renderer/incidents/incident-list.tsx';
import { IncidentScreen } from '#renderer/incidents/incident-screen.tsx';
import { OnTheSpot } from '#renderer/incidents/on-the-spot.tsx';
import { LetterForm } from '#renderer/letters/letter-form.tsx';
import { LetterRegister } from '#renderer/letters/letter-register.tsx';
import type { Place } from '#renderer/place.tsx';
import { RollOverReportScreen } from '#renderer/roll-over/report.tsx';
import { RollOver } from '#renderer/roll-over/roll-over.tsx';
import { BatchList } from '#renderer/screenings/batch-list.tsx';
import { BatchScreen } from '#renderer/screenings/batch-screen.tsx';
import { SeasonList } from '#renderer/seasons/season-list.tsx';
import { SessionList } from '#renderer/sessions/session-list.tsx';
import { SessionRecord } from '#renderer/sessions/session-record.tsx';
import { Settings } from '#renderer/settings/settings.tsx';
import { StudentFileScreen } from '#renderer/students/student-file.tsx';
import { Students } from '#renderer/students/students.tsx';
import { SummaryList } from '#renderer/summaries/summary-list.tsx';
import { SummarySheet } from '#renderer/summaries/summary-sheet.tsx';
import { Watchlist } from '#renderer/watchlist/watchlist.tsx';
import { WeekWorkbooksImport } from '#renderer/weekly-reports/week-workbooks.tsx';
import { WeeklyReports } from '#renderer/weekly-reports/weekly-board-screen.tsx';
import { Workbench } from '#renderer/workbench/workbench.tsx';
import { Workload } from '#renderer/workload/workload.tsx';
import type { StudentId } from '#shared/contract/fields.ts';

const NOBODY: readonly StudentId[] = [];

/** The screen of a place. */
export function ScreenAt({ place }: { place: Place }) {
  switch (place.at) {
    case 'workbench':
      return <Workbench writes={place.writes} />;
    case 'archive':
      return <Archive />;
    case 'students':
      return <Students begins={place.begins} />;
    case 'student':
      return <StudentFileScreen studentId={place.studentId} shown={place.shown} />;
    case 'watchlist':
      return <Watchlist begins={place.begins} />;
    case 'sessions':
      return <SessionList />;
    case 'session':
      return (
        <SessionRecord
          sessionId={place.sessionId}
          studentId={place.studentId}
          signs={place.signs}
          from={place.from}
        />
      );
    case 'followUps':
      return <FollowUpBoard begins={place.begins} writes={place.writes} />;
    case 'teacherWorkbooks':
      return <WorkbooksImport periodId={place.periodId} />;
    case 'homeVisits':
      return <HomeVisits visitId={place.visitId} shows={place.shows} plans={place.plans} />;
    case 'conferences':
      return <ConferenceList />;
    case 'conference':
      return (
        <ConferenceScreen conferenceId={place.conferenceId} studentId={place.studentId} kind={place.kind} />
      );
    case 'screenings':
      return <BatchList begins={place.begins} />;
    case 'screening':
      return <BatchScreen batchId={place.batchId} shows={place.shows} begins={place.begins} />;
    case 'weeklyReports':
      return <WeeklyReports reportId={place.reportId} opened={place.opened} />;
    case 'weeklyWorkbooks':
      return <WeekWorkbooksImport />;
    case 'incidents':
      return <IncidentList />;
    case 'onTheSpot':
      return <OnTheSpot incidentId={place.incidentId ?? null} from={place.from} />;
    case 'incident':
      return <IncidentScreen incidentId={place.incidentId} studentId={place.studentId} from={place.from} />;
    case 'enquiries':
      return <EnquiryRegister enquiryId={place.enquiryId} studentId={place.studentId} />;
    case 'helpers':
      return <HelperList postId={place.postId} studentId={place.studentId} />;
    case 'seasons':
      return <SeasonList />;
    case 'letters':
      return <LetterRegister letterId={place.letterId} takesReceipt={place.takes === 'receipt'} />;
    case 'letter':
      return <LetterForm studentIds={place.studentIds ?? NOBODY} kind={place.kind} again={place.again} />;
    case 'activities':
      return <ActivityList activityId={place.activityId} />;
    case 'summaries':
      return <SummaryList begins={place.begins} />;
    case 'summary':
      return <SummarySheet summaryId={place.summaryId} />;
    case 'workload':
      return <Workload />;
    case 'rollOver':
      return <RollOver />;
    case 'rollOverReport':
      return <RollOverReportScreen rollOverId={place.rollOverId} />;
    case 'settings':
      return <Settings section={place.section} />;
  }
}

/** Two places with the same key show the same record: the screen stays; with another key it begins anew. */
export function screenKey(place: Place): string {
  switch (place.at) {
    case 'student':
      return `student/${place.studentId}`;
    case 'session':
      return `session/${place.sessionId ?? `new/${place.studentId ?? ''}/${place.from ?? ''}`}`;
    case 'conference':
      return `conference/${place.conferenceId ?? `new/${place.studentId ?? ''}/${place.kind ?? ''}`}`;
    case 'screening':
      return `screening/${place.batchId}`;
    case 'incident':
      return `incident/${place.incidentId ?? `new/${place.studentId ?? ''}/${place.from ?? ''}`}`;
    case 'letter':
      return `letter/${place.kind ?? ''}/${place.again ?? ''}/${(place.studentIds ?? NOBODY).join()}`;
    case 'summary':
      return `summary/${place.summaryId}`;
    case 'settings':
      // Whoever asks for a section finds it opened, also from another one.
      return `settings/${place.section ?? ''}`;
    default:
      // Whoever comes to begin something finds it begun, also from the very place.
      return 'begins' in place ? `${place.at}/${place.begins ?? ''}` : place.at;
  }
}
