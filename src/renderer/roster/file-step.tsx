import { Alert, Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import type { RosterImportId } from '#shared/contract/fields.ts';
import { LIST_KINDS, type ListKind } from '#shared/roster-terms.ts';
import { EarlierImports } from './earlier-imports.tsx';
import classes from './roster.module.css';

interface FileStepProps {
  list: ListKind;
  isOpening: boolean;
  chosenBefore: boolean;
  /** The file that lay open when the room was locked, which closed it. */
  laidDown: string | null;
  onChoose(): void;
  onOpenReport(importId: RosterImportId): void;
}

/** What a list must say, and what may stand in it besides. */
const NEEDED: Readonly<Record<ListKind, readonly string[]>> = {
  roster: [
    '至少要有姓名、学号（或学籍号）和班级；有性别、出生日期、班主任、家长和电话、住址、住校、民族和备注就一起带入。',
  ],
  watchlist: [
    '要有预警等级和原因，以及学号（或学籍号）；没有号码的，要有姓名和班级。有列入日期、决定人、发现途径和责任教师就一起带入。',
    '名单上的学生要先在册：还没有的，请先在“学生”里导入名册。',
  ],
  screenings: [
    '要有学号（或学籍号），或姓名和班级；以及总分、因子分或逐题答案。测评平台导出的表直接选来就行。',
    '有逐题答案的由心港按量表的规则记分，答案本身不保存；只有总分的照抄总分，并注明未经核算。',
  ],
  followUps: [
    '请选从心港导出、班主任填好交回的表，可以一次选几份；排过序、删过行都不要紧。',
    '每一行写给谁、写在哪一周，由表里隐藏的行号认出；姓名或周次和行号对不上的，不会写入。',
  ],
  weeklyReports: [
    '请选从心港导出、班主任填好交回的表，可以一次选几份；排过序、删过行都不要紧。',
    '一个班的一周算一份：里面有一行看不懂的，整份不写入，请在表里改好再导入，或自己在班级周报里写。什么都没有填的不算零报告。',
  ],
  focusReplies: [
    '请选从心港导出、班主任填好交回的表，可以一次选几份；排过序、删过行都不要紧。',
    '一个班算一份：三类都要有回答，哪一类没有选“无”也没有写学生，或有一行看不懂，整份不写入，请班主任补好再导入。',
  ],
};

/** Which file; and the imports made before, for looking at and taking back. */
export function FileStep({ list, isOpening, chosenBefore, laidDown, onChoose, onOpenReport }: FileStepProps) {
  return (
    <>
      <ul className={classes.remarks}>
        <li>支持 .xlsx、.xls、.xlsm、.et、.csv 和 .txt；标题行在第几行、列的先后顺序都不要紧。</li>
        {NEEDED[list].map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>接下来逐步给您看怎么读、每一行会怎样，确认之前什么都不会写入；写入后也能一步撤销。</li>
      </ul>
      {laidDown !== null && !chosenBefore && (
        <Alert color="yellow" role="note" className={classes.known}>
          上锁时，打开的文件“{laidDown}”已放下，还什么都没有写入。请再选一次。
        </Alert>
      )}
      <div>
        <Button
          data-autofocus
          variant={chosenBefore ? 'default' : 'filled'}
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
          loading={isOpening}
          onClick={onChoose}
        >
          {chosenBefore ? '换一个文件' : `选择${LIST_KINDS[list]}文件`}
        </Button>
      </div>
      <EarlierImports list={list} onOpen={onOpenReport} />
    </>
  );
}
