import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { ArchivedBanner } from '#renderer/archive/archived-banner.tsx';
import { Attachments } from '#renderer/attachments/attachments.tsx';
import { Contacts } from '#renderer/contacts/contacts.tsx';
import { Diagnoses } from '#renderer/diagnoses/diagnoses.tsx';
import { Family } from '#renderer/family/family.tsx';
import { HandOvers } from '#renderer/hand-overs/hand-overs.tsx';
import { Observations } from '#renderer/observations/observations.tsx';
import { Chronicle } from '#renderer/parts/chronicle.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { Screenings } from '#renderer/screenings/screenings.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { type Act, ActSheets } from './act-sheets.tsx';
import { BriefExport } from './brief-export.tsx';
import { Conditions } from './conditions.tsx';
import { CorrectParticulars } from './correct-particulars.tsx';
import { FileMenu } from './file-menu.tsx';
import type { OpenedRecord } from './opened-record.ts';
import { RecordSheet } from './record-sheet.tsx';
import { Schooling } from './schooling.tsx';
import { SignalWaiting } from './signal-waiting.tsx';
import { StudentCard } from './student-card.tsx';
import classes from './students.module.css';
import { TrackingSheet } from './tracking-sheet.tsx';

/** The tabs of a file, in the order in which one reads it. */
const TABS = {
  chronicle: '经过',
  conditions: '预警与重点',
  observations: '因素与讯号',
  diagnoses: '诊断与筛查',
  family: '家庭',
  contacts: '家校沟通',
  tracking: '跟踪表',
  attachments: '附件',
  handOvers: '移交',
  particulars: '基本信息',
};

/** One student's file. */
export function StudentFileScreen({ studentId, tab }: { studentId: StudentId; tab?: string | undefined }) {
  const { back } = usePlace();
  const { data: file, failure, refetch } = useRequest('students.file', { studentId });
  if (failure) {
    return (
      <PageFrame title="学生" onBack={back}>
        <ErrorState failure={failure} onRetry={refetch} />
      </PageFrame>
    );
  }
  return file ? <File file={file} tab={tab && Object.hasOwn(TABS, tab) ? tab : 'chronicle'} /> : null;
}

function File({ file, tab }: { file: StudentFile; tab: string }) {
  const { go, replace, back } = usePlace();
  const [act, setAct] = useState<Act | null>(null);
  const [opened, setOpened] = useState<OpenedRecord | null>(null);
  const studentId = file.id;
  const isArchived = file.leftOn !== null;
  const within = { file, isArchived, onOpen: setOpened };

  const openRecord = (opens: RecordRef) => {
    switch (opens.record) {
      case 'session':
        return go({ at: 'session', sessionId: opens.id });
      case 'letter':
        return go({ at: 'letters', letterId: opens.id });
      case 'level':
      case 'concern':
      case 'care':
        return go({ at: 'student', studentId, tab: 'conditions' });
      case 'circumstance':
        return go({ at: 'student', studentId, tab: 'family' });
      case 'attachment':
        return go({ at: 'student', studentId, tab: 'attachments' });
      case 'observation':
      case 'diagnosis':
      case 'screening':
      case 'contact':
      case 'homeVisit':
      case 'followUp':
        return setOpened(opens);
    }
  };

  return (
    <PageFrame
      title={file.name}
      subtitle={`${file.className} · 学号 ${file.studentNumber}`}
      onBack={back}
      actions={
        <>
          {!isArchived && (
            <>
              <Button variant="default" onClick={() => setAct('followUp')}>
                写跟踪记录
              </Button>
              <Button variant="default" onClick={() => setAct('homeVisit')}>
                登记家访
              </Button>
              <Button variant="default" onClick={() => go({ at: 'letter', studentId })}>
                写告知书
              </Button>
              <Button onClick={() => go({ at: 'session', sessionId: null, studentId })}>写辅导记录</Button>
            </>
          )}
          <FileMenu isArchived={isArchived} onAct={setAct} />
        </>
      }
    >
      {file.departure && (
        <ArchivedBanner
          departure={file.departure}
          onReturn={() => setAct('return')}
          onHandOver={() => setAct('handOver')}
        />
      )}
      <StudentCard
        file={file}
        isArchived={isArchived}
        onSetLevel={() => setAct('setLevel')}
        onLift={() => setAct('lift')}
      />
      {file.unassessedSignal && !isArchived && (
        <SignalWaiting signal={file.unassessedSignal} onSetLevel={() => setAct('setLevel')} />
      )}
      <Tabs value={tab} onChange={(next) => next && replace({ at: 'student', studentId, tab: next })}>
        <Tabs.List>
          {Object.entries(TABS).map(([value, word]) => (
            <Tabs.Tab key={value} value={value}>
              {word}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="chronicle" className={classes.tabPanel}>
          <Chronicle
            of={studentId}
            entries={file.chronicle}
            canOpen={({ record }) => !isArchived || READ_ONLY.has(record)}
            onOpen={openRecord}
          />
        </Tabs.Panel>
        <Tabs.Panel value="conditions">
          <Conditions file={file} isArchived={isArchived} />
        </Tabs.Panel>
        <Tabs.Panel value="observations">
          <Observations {...within} />
        </Tabs.Panel>
        <Tabs.Panel value="diagnoses">
          <div className={classes.sections}>
            <Diagnoses {...within} />
            <Screenings {...within} />
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="family">
          <Family {...within} />
        </Tabs.Panel>
        <Tabs.Panel value="contacts">
          <Contacts {...within} />
        </Tabs.Panel>
        <Tabs.Panel value="tracking" className={classes.narrow}>
          <fieldset className={classes.kept} disabled={isArchived}>
            <TrackingSheet file={file} />
          </fieldset>
        </Tabs.Panel>
        <Tabs.Panel value="attachments">
          <Attachments studentId={studentId} closed={isArchived} />
        </Tabs.Panel>
        <Tabs.Panel value="handOvers">
          <HandOvers studentId={studentId} isArchived={isArchived} onMake={() => setAct('handOver')} />
        </Tabs.Panel>
        <Tabs.Panel value="particulars" className={classes.narrow}>
          <fieldset className={classes.kept} disabled={isArchived}>
            {/* A change of class made beside the form must not be taken back by it. */}
            <CorrectParticulars key={file.className} file={file} />
          </fieldset>
          <Schooling file={file} isArchived={isArchived} />
        </Tabs.Panel>
      </Tabs>
      <ActSheets act={act === 'brief' ? null : act} file={file} onClose={() => setAct(null)} />
      <BriefExport file={file} opened={act === 'brief'} onClose={() => setAct(null)} />
      <RecordSheet file={file} opened={opened} onClose={() => setOpened(null)} />
    </PageFrame>
  );
}

/** Opening these changes nothing: they open in a closed file too. */
const READ_ONLY = new Set<RecordRef['record']>([
  'session',
  'letter',
  'level',
  'concern',
  'care',
  'circumstance',
  'attachment',
]);
