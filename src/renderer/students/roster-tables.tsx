import { Tabs, Text } from '@mantine/core';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { useRequest } from '#renderer/request.ts';
import { classOrderKey } from '#shared/class-names.ts';
import type { RosterImportId } from '#shared/contract/fields.ts';
import type { RosterReport, SkippedRow } from '#shared/contract/students.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import classes from './students.module.css';

type TakenRow = RosterReport['taken'][number];

const TAKEN: readonly Column<TakenRow>[] = [
  {
    key: 'rowNumber',
    heading: '行号',
    width: 72,
    cell: (row) => row.rowNumber,
    sortBy: (row) => row.rowNumber,
  },
  { key: 'name', heading: '姓名', width: '10%', cell: (row) => row.name },
  { key: 'studentNumber', heading: '学号', width: '13%', cell: (row) => row.studentNumber },
  {
    key: 'className',
    heading: '班级',
    width: '12%',
    cell: (row) => row.className,
    sortBy: (row) => classOrderKey(row.className),
  },
  { key: 'homeroomTeacher', heading: '班主任', width: '9%', cell: (row) => row.homeroomTeacher },
  { key: 'guardian', heading: '家长', width: '19%', cell: (row) => row.guardian },
  {
    key: 'bornOn',
    heading: '出生日期',
    width: 136,
    cell: (row) => (row.bornOn === null ? '' : writtenDate(row.bornOn)),
  },
  {
    key: 'notices',
    heading: '提示',
    cell: (row) => (
      <span className={classes.notices} title={row.notices.join('；')}>
        {row.notices.join('；')}
      </span>
    ),
    sortBy: (row) => (row.notices.length > 0 ? 0 : 1),
  },
];

const SKIPPED: readonly Column<SkippedRow>[] = [
  { key: 'sheetName', heading: '工作表', width: '16%', cell: (row) => row.sheetName },
  {
    key: 'rowNumber',
    heading: '行号',
    width: 88,
    cell: (row) => row.rowNumber,
    sortBy: (row) => row.rowNumber,
  },
  { key: 'name', heading: '姓名', width: '18%', cell: (row) => row.name || '—' },
  { key: 'message', heading: '没有导入的原因', cell: (row) => row.message },
];

const rowKey = (row: { sheetName: string; rowNumber: number }) => `${row.sheetName}/${row.rowNumber}`;

/** What a roster would bring, or brought: the rows that are taken, and those that are not and why. */
export function RosterTables({ report, tense }: { report: RosterReport; tense: 'will' | 'did' }) {
  const { taken, skipped } = report;
  const noticed = taken.filter((row) => row.notices.length > 0).length;
  return (
    <>
      <Text className={classes.tally} role="status">
        {tense === 'will' ? '将导入' : '已导入'} {taken.length} 名学生，跳过 {skipped.length} 行
        {noticed > 0 && `，其中 ${noticed} 名有提示，请留意`}。
      </Text>
      <Tabs className={classes.tabs} defaultValue={taken.length > 0 ? 'taken' : 'skipped'}>
        <Tabs.List>
          <Tabs.Tab value="taken">
            {tense === 'will' ? '将导入' : '已导入'}（{taken.length}）
          </Tabs.Tab>
          <Tabs.Tab value="skipped">跳过（{skipped.length}）</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="taken" className={classes.panel}>
          <List
            label={tense === 'will' ? '将导入的学生' : '已导入的学生'}
            rows={taken}
            rowKey={rowKey}
            columns={TAKEN}
            empty={
              <EmptyState title="没有可以导入的行" text="请看“跳过”一栏里的原因，改好表格后再选一次。" />
            }
          />
        </Tabs.Panel>
        <Tabs.Panel value="skipped" className={classes.panel}>
          {report.skippedSheets.length > 0 && (
            <ul className={classes.sheets} aria-label="没有读取的工作表">
              {report.skippedSheets.map((sheet) => (
                <li key={sheet.name}>
                  工作表“{sheet.name}”：{sheet.message}
                </li>
              ))}
            </ul>
          )}
          <List
            label="跳过的行"
            rows={skipped}
            rowKey={rowKey}
            columns={SKIPPED}
            empty={<EmptyState title="没有跳过的行" />}
          />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** The report of an import made before. */
export function EarlierReport({ importId }: { importId: RosterImportId }) {
  const { data, failure, refetch } = useRequest('students.rosterImportReport', { importId });
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  return data ? <RosterTables report={data} tense="did" /> : null;
}
