import { ContactForm } from '#renderer/contacts/contact-form.tsx';
import { DiagnosisForm } from '#renderer/diagnoses/diagnosis-form.tsx';
import { CircumstanceForm } from '#renderer/family/circumstance-form.tsx';
import { EndGuardianForm } from '#renderer/family/end-guardian-form.tsx';
import { GuardianForm } from '#renderer/family/guardian-form.tsx';
import { FollowUpOpened } from '#renderer/follow-ups/follow-up-opened.tsx';
import { HomeVisitForm } from '#renderer/home-visits/home-visit-sheet.tsx';
import { ObservationForm } from '#renderer/observations/observation-form.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { ScreeningForm } from '#renderer/screenings/screening-form.tsx';
import type { HomeVisitId, PeriodId } from '#shared/contract/fields.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import type { OpenedRecord } from './opened-record.ts';
import { EndPeriodForm } from './period-forms.tsx';

const TITLES = {
  observation: '因素与讯号',
  diagnosis: '医院诊断（家长提供）',
  screening: '筛查结果（非诊断）',
  contact: '家校沟通',
  guardian: '监护人',
  endGuardian: '结束监护人',
  circumstance: '家庭情况',
  endCircumstance: '结束家庭情况',
  homeVisit: '家访',
  followUp: '跟踪记录',
} satisfies Record<OpenedRecord['record'], string>;

interface RecordSheetProps {
  file: StudentFile;
  /** Null while the sheet is closed. */
  opened: OpenedRecord | null;
  onClose(): void;
}

/** One record of a file, to be read, put right or taken away; or one that is being written. */
export function RecordSheet({ file, opened, onClose }: RecordSheetProps) {
  const verb = opened?.id === null ? '登记' : '';
  return (
    <SideSheet
      title={opened ? `${verb}${TITLES[opened.record]}：${file.name}` : ''}
      opened={opened !== null}
      onClose={onClose}
    >
      {opened && <Opened file={file} opened={opened} onClose={onClose} />}
    </SideSheet>
  );
}

function Opened({ file, opened, onClose }: RecordSheetProps & { opened: OpenedRecord }) {
  const within = { file, onClose };
  switch (opened.record) {
    case 'observation':
      return (
        <ObservationForm
          {...within}
          observation={file.observations.find(({ id }) => id === opened.id) ?? null}
          sign={opened.sign ?? null}
        />
      );
    case 'diagnosis':
      return (
        <DiagnosisForm {...within} diagnosis={file.diagnoses.find(({ id }) => id === opened.id) ?? null} />
      );
    case 'screening':
      return (
        <ScreeningForm {...within} screening={file.screenings.find(({ id }) => id === opened.id) ?? null} />
      );
    case 'contact':
      return <ContactForm {...within} contact={file.contacts.find(({ id }) => id === opened.id) ?? null} />;
    case 'guardian':
      return (
        <GuardianForm {...within} guardian={file.guardians.find(({ id }) => id === opened.id) ?? null} />
      );
    case 'endGuardian':
      return <EndGuardianForm guardianId={opened.id} onClose={onClose} />;
    case 'circumstance':
      return (
        <CircumstanceForm
          {...within}
          circumstance={file.circumstances.find(({ id }) => id === opened.id) ?? null}
        />
      );
    case 'endCircumstance':
      return <EndCircumstance periodId={opened.id} onClose={onClose} />;
    case 'homeVisit':
      return <VisitOpened homeVisitId={opened.id} onClose={onClose} />;
    case 'followUp':
      return <FollowUpOpened entry={entryOf(file, opened.id)} followUpId={opened.id} onClose={onClose} />;
  }
}

function entryOf(file: StudentFile, id: string) {
  return file.chronicle.find(({ opens }) => opens?.id === id) ?? null;
}

function EndCircumstance({ periodId, onClose }: { periodId: PeriodId; onClose(): void }) {
  const end = useCommand('family.endCircumstance');
  return (
    <EndPeriodForm
      periodId={periodId}
      submit={end.run}
      onDone={() => {
        announce('已记下结束');
        onClose();
      }}
      onCancel={onClose}
    />
  );
}

function VisitOpened({ homeVisitId, onClose }: { homeVisitId: HomeVisitId; onClose(): void }) {
  const { data } = useRequest('homeVisits.list', {});
  const visit = data?.find(({ id }) => id === homeVisitId);
  return visit ? <HomeVisitForm visit={visit} onClose={onClose} /> : null;
}
