import { Group, Radio, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { shortDay } from '#renderer/follow-ups/week-words.ts';
import { PaperDialog } from '#renderer/papers/paper-dialog.tsx';
import { gradeKey, gradeOf } from '#shared/class-names.ts';
import type { BoardWeek, WeeklyBoard } from '#shared/contract/weekly-reports.ts';
import { PAPERS } from '#shared/papers.ts';

interface WeekPapersProps {
  board: WeeklyBoard;
  /** Null while nothing is printed. */
  week: BoardWeek | null;
  onClose(): void;
}

type What = 'summary' | 'sheets' | 'blanks';

/** What is printed of a week: 年级汇总, and 班级周报 of every class, told or still blank. */
export function WeekPapers({ board, week: wanted, onClose }: WeekPapersProps) {
  const [what, setWhat] = useState<What>('summary');
  const [grade, setGrade] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const weekFrom = board.weeks.find(({ from }) => from === chosen)?.from ?? wanted?.from;
  const at = board.weeks.findIndex(({ from }) => from === weekFrom);
  const ofGrade = board.classes.filter(({ className }) => grade === null || gradeKey(className) === grade);
  const blank = ofGrade.filter(({ weeks }) => !weeks[at]?.reportId);
  const classIds = (what === 'blanks' && blank.length > 0 ? blank : ofGrade).map(({ classId }) => classId);
  const grades = [
    ...new Map(board.classes.map(({ className }) => [gradeKey(className), gradeOf(className) || className])),
  ];
  if (!weekFrom) return null;
  return (
    <PaperDialog
      title={what === 'summary' ? PAPERS['weeklyReport.summary'].word : PAPERS.weeklyReport.word}
      wanted={
        what === 'summary'
          ? { request: 'weeklyReports.laySummary', input: { weekFrom, grade } }
          : { request: 'weeklyReports.laySheets', input: { weekFrom, classIds } }
      }
      opened={wanted === null ? null : 'print'}
      onClose={() => {
        setChosen(null);
        onClose();
      }}
    >
      <Stack gap={12}>
        <Radio.Group
          label="印什么"
          value={what}
          onChange={(value) => setWhat(value === 'sheets' || value === 'blanks' ? value : 'summary')}
        >
          <Stack gap={8} my={8}>
            <Radio
              value="summary"
              label={PAPERS['weeklyReport.summary'].word}
              description="各班报了什么、谁没有报；给教师的一份没有学生姓名"
            />
            <Radio value="sheets" label="各班周报" description="每班一页；没有报的留空" />
            <Radio value="blanks" label="没有报的班" description="每班一页，空白的，发给班主任手填" />
          </Stack>
        </Radio.Group>
        <Group grow gap={8}>
          <Select
            label="哪一周"
            allowDeselect={false}
            data={board.weeks.map((week) => ({
              value: week.from,
              label: `第${week.number}周（${shortDay(week)}起）`,
            }))}
            value={weekFrom}
            onChange={setChosen}
          />
          <Select
            label="哪个年级"
            placeholder="全校"
            clearable
            data={grades.map(([value, label]) => ({ value, label }))}
            value={grade}
            onChange={setGrade}
          />
        </Group>
        {what === 'blanks' && blank.length === 0 && (
          <Text size="sm">这一周各班都报了，下面是各班报的内容。</Text>
        )}
      </Stack>
    </PaperDialog>
  );
}
