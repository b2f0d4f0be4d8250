import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { Chronicle } from '#renderer/parts/chronicle.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { type Act, ActSheets } from './act-sheets.tsx';
import { Conditions } from './conditions.tsx';
import { Contacts } from './contacts.tsx';
import { CorrectParticulars } from './correct-particulars.tsx';
import { DiagnosesAndScreenings } from './diagnoses-and-screenings.tsx';
import { Family } from './family.tsx';
import { FileMenu } from './file-menu.tsx';
import { Observations } from './observations.tsx';
import { Schooling } from './schooling.tsx';
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
  return file ? <File file={file} tab={tab ?? 'chronicle'} /> : null;
}

function File({ file, tab }: { file: StudentFile; tab: string }) {
  const { go, replace, back } = usePlace();
  const [act, setAct] = useState<Act | null>(null);
  const studentId = file.id;
  return (
    <PageFrame
      title={file.name}
      subtitle={`${file.className} · 学号 ${file.studentNumber}`}
      onBack={back}
      actions={
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
          <FileMenu onAct={setAct} />
        </>
      }
    >
      <StudentCard file={file} onSetLevel={() => setAct('setLevel')} onLift={() => setAct('lift')} />
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
            entries={file.chronicle}
            onOpen={({ sessionId }) => go(sessionId ? { at: 'session', sessionId } : { at: 'letters' })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="conditions">
          <Conditions file={file} />
        </Tabs.Panel>
        <Tabs.Panel value="observations">
          <Observations file={file} />
        </Tabs.Panel>
        <Tabs.Panel value="diagnoses">
          <DiagnosesAndScreenings file={file} />
        </Tabs.Panel>
        <Tabs.Panel value="family">
          <Family file={file} />
        </Tabs.Panel>
        <Tabs.Panel value="contacts">
          <Contacts file={file} />
        </Tabs.Panel>
        <Tabs.Panel value="tracking" className={classes.narrow}>
          <TrackingSheet file={file} />
        </Tabs.Panel>
        <Tabs.Panel value="particulars" className={classes.narrow}>
          <CorrectParticulars file={file} />
          <Schooling file={file} />
        </Tabs.Panel>
      </Tabs>
      <ActSheets act={act} file={file} onClose={() => setAct(null)} />
    </PageFrame>
  );
}
