import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { Paper } from '#renderer/papers/paper.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { Facts } from '#renderer/parts/facts.tsx';
import { PartTitle } from '#renderer/parts/part-title.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { SchoolClassId } from '#shared/contract/fields.ts';
import type { Remark, WeeklyReport, WeeklyReportId } from '#shared/contract/weekly-reports.ts';
import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, todayOnThisPc, weekOf, writtenDate, writtenWeek } from '#shared/school-calendar.ts';
import { REMARK_KINDS, REMARK_SOURCES, type RemarkKind } from '#shared/weekly-reports.ts';
import { CarryRemark } from './carry-remark.tsx';
import { ReportForm, WRITE_REPORT } from './report-form.tsx';
import { remarkWord, stateWord } from './week-words.ts';
import classes from './weekly-reports.module.css';

/** The week of a class that lies open. */
export interface OpenedWeek {
  classId: SchoolClassId;
  className: string;
  weekFrom: LocalDate;
  reportId: WeeklyReportId | null;
}

/** The report of a class and week beside the board: read, or written. */
export function ReportSheet({ opened, onClose }: { opened: OpenedWeek | null; onClose(): void }) {
  const title = opened ? `${opened.className}　${writtenWeek(weekOf(opened.weekFrom))}` : WRITE_REPORT;
  return (
    <SideSheet title={title} opened={opened !== null} onClose={onClose}>
      {opened && <Opened key={`${opened.classId}/${opened.weekFrom}`} of={opened} onClose={onClose} />}
    </SideSheet>
  );
}

function Opened({ of, onClose }: { of: OpenedWeek; onClose(): void }) {
  const { classId, weekFrom, reportId } = of;
  const [writes, setWrites] = useState(reportId === null);
  const begun = useRequest('weeklyReports.begin', { classId, weekFrom }, { enabled: writes });
  if (reportId !== null && !writes) {
    return <ReadReport reportId={reportId} onWrite={() => setWrites(true)} />;
  }
  if (begun.failure) return <ErrorState failure={begun.failure} onRetry={begun.refetch} />;
  if (!begun.data) return <Reading />;
  const form = {
    classId,
    weekFrom,
    begun: begun.data,
    onDone: onClose,
    onRemoved: onClose,
    onClose: () => (reportId === null ? onClose() : setWrites(false)),
  };
  return reportId === null ? (
    <ReportForm report={null} {...form} />
  ) : (
    <ChangedReport reportId={reportId}>{(report) => <ReportForm report={report} {...form} />}</ChangedReport>
  );
}

interface ChangedReportProps {
  reportId: WeeklyReportId;
  children(report: WeeklyReport): React.ReactNode;
}

function ChangedReport({ reportId, children }: ChangedReportProps) {
  const { data, failure, refetch } = useRequest('weeklyReports.read', { reportId });
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  return data ? children(data) : <Reading />;
}

const PARTS: readonly { kind: RemarkKind; word: string }[] = [
  { kind: 'noticed', word: REMARK_KINDS.noticed },
  { kind: 'change', word: '在库学生的变化' },
  { kind: 'absent', word: REMARK_KINDS.absent },
];

/** What a class has told, and what can be done with each line. */
function ReadReport({ reportId, onWrite }: { reportId: WeeklyReportId; onWrite(): void }) {
  return (
    <ChangedReport reportId={reportId}>
      {(report) => (
        <Stack gap={20}>
          <Facts
            rows={[
              ['本周情况', report.isAllWell ? '零报告：本周没有异常' : stateWord(report)],
              ['上报', [writtenDate(report.toldOn), report.toldBy].filter(Boolean).join('　')],
              ['班级整体', report.note],
            ]}
          />
          {PARTS.map(({ kind, word }) => {
            const lines = report.remarks.filter((each) => each.kind === kind);
            return (
              lines.length > 0 && (
                <PartTitle key={kind} title={word}>
                  <ul className={classes.remarks}>
                    {lines.map((line) => (
                      <RemarkLine key={line.id} line={line} />
                    ))}
                  </ul>
                </PartTitle>
              )
            );
          })}
          <Group gap={8} justify="flex-end">
            <Paper
              title={PAPERS.weeklyReport.word}
              wanted={{
                request: 'weeklyReports.laySheets',
                input: { weekFrom: report.weekFrom, classIds: [report.classId] },
              }}
            >
              <Text size="sm">交给班主任和年级组长；没有等级和诊断，没有心理委员的姓名。</Text>
            </Paper>
            <Button leftSection={<IconPencil size={16} aria-hidden />} data-autofocus onClick={onWrite}>
              修改
            </Button>
          </Group>
        </Stack>
      )}
    </ChangedReport>
  );
}

function RemarkLine({ line }: { line: Remark }) {
  const { go } = usePlace();
  const { id, studentId, name, source, text, observationId, hasLeft } = line;
  const word = remarkWord(line, todayOnThisPc());
  return (
    <li className={classes.remark}>
      <div className={classes.remarkHead}>
        <UnstyledButton
          className={classes.link}
          title={`打开${name}的档案`}
          onClick={() => go({ at: 'student', studentId })}
        >
          {name}
        </UnstyledButton>
        {line.kind !== 'noticed' && <span>{word}</span>}
        <span className={classes.soft}>{REMARK_SOURCES[source]}反映</span>
      </div>
      {text && <Text className={classes.prose}>{text}</Text>}
      <div>
        <CarryRemark
          id={id}
          studentId={studentId}
          observationId={observationId}
          name={name}
          hasLeft={hasLeft}
        />
      </div>
    </li>
  );
}
