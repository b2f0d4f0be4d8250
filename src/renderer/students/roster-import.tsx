import { Button, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { useCommand } from '#renderer/request.ts';
import type { RosterImportId } from '#shared/contract/fields.ts';
import type { RosterReport } from '#shared/contract/students.ts';
import { EarlierImports } from './earlier-imports.tsx';
import { EarlierReport, RosterTables } from './roster-tables.tsx';
import { SchoolYearChoice } from './school-year-choice.tsx';
import classes from './students.module.css';

type Step =
  | { at: 'start' }
  | { at: 'preview'; token: string; schoolYear: number; report: RosterReport }
  | { at: 'done'; report: RosterReport }
  | { at: 'earlier'; importId: RosterImportId };

/** 导入名册: choose a file, look at what it would bring, take it. */
export function RosterImport({ onLeave }: { onLeave(): void }) {
  const [step, setStep] = useState<Step>({ at: 'start' });
  const read = useCommand('students.readRoster', {
    onDone: (answer) => answer && setStep({ at: 'preview', ...answer }),
  });
  const take = useCommand('students.importRoster', {
    onDone: ({ report }) => {
      setStep({ at: 'done', report });
      announce(`已导入 ${report.taken.length} 名学生`);
    },
  });
  const chooseButton = (
    <Button
      key={step.at}
      autoFocus={step.at === 'start'}
      variant={step.at === 'preview' ? 'default' : 'filled'}
      leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
      loading={read.isRunning}
      onClick={() => void read.run({})}
    >
      {step.at === 'preview' ? '换一个文件' : '选择名册文件'}
    </Button>
  );
  const failure = step.at === 'preview' ? (take.failure ?? read.failure) : read.failure;
  const back = step.at === 'start' ? onLeave : () => setStep({ at: 'start' });

  return (
    <PageFrame
      title="导入名册"
      subtitle={step.at === 'preview' || step.at === 'done' ? step.report.fileName : undefined}
      onBack={step.at === 'done' ? onLeave : back}
      actions={
        <>
          {(step.at === 'start' || step.at === 'preview') && chooseButton}
          {step.at === 'preview' && (
            <Button
              autoFocus
              loading={take.isRunning}
              disabled={step.report.taken.length === 0}
              onClick={() => void take.run({ token: step.token, schoolYear: step.schoolYear })}
            >
              确认导入
            </Button>
          )}
          {step.at === 'done' && (
            <Button autoFocus onClick={onLeave}>
              查看学生名单
            </Button>
          )}
        </>
      }
    >
      {failure && (
        <Text role="alert" c="red">
          {failure.message}
        </Text>
      )}
      {step.at === 'start' && (
        <>
          <ul className={classes.steps}>
            <li>支持 .xlsx、.xls 和 .csv；标题行在第几行、列的先后顺序都不要紧。</li>
            <li>至少要有姓名、学号和班级；有性别、出生日期、班主任、家长和电话就一起带入。</li>
            <li>选好文件后先给您看结果，确认之前什么都不会写入。</li>
          </ul>
          <EarlierImports onOpen={(importId) => setStep({ at: 'earlier', importId })} />
        </>
      )}
      {step.at === 'preview' && (
        <SchoolYearChoice
          value={step.schoolYear}
          onChange={(schoolYear) => setStep({ ...step, schoolYear })}
        />
      )}
      {step.at === 'preview' && <RosterTables report={step.report} tense="will" />}
      {step.at === 'done' && <RosterTables report={step.report} tense="did" />}
      {step.at === 'earlier' && <EarlierReport importId={step.importId} />}
    </PageFrame>
  );
}
