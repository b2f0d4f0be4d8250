import { Button } from '@mantine/core';
import { IconUpload, IconUserPlus } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { classOrderKey, compareClassNames } from '#shared/class-names.ts';
import type { StudentLine } from '#shared/contract/students.ts';
import { ALERT_LEVELS, codesOf, GENDERS } from '#shared/terms.ts';
import { AddStudent } from './add-student.tsx';
import { StudentFilterBar } from './student-filter-bar.tsx';
import { filterStudents, useStudentFilters } from './student-filters.ts';
import classes from './students.module.css';

/** Severe first; those without a level last. */
const LEVEL_ORDER = codesOf(ALERT_LEVELS);
const levelRank = ({ level }: StudentLine) =>
  level === null ? LEVEL_ORDER.length : LEVEL_ORDER.indexOf(level);

const COLUMNS: readonly Column<StudentLine>[] = [
  {
    key: 'name',
    heading: '姓名',
    width: '18%',
    cell: (student) => student.name,
    sortBy: (student) => student.name,
  },
  { key: 'gender', heading: '性别', width: 80, cell: (student) => GENDERS[student.gender] },
  {
    key: 'studentNumber',
    heading: '学号',
    width: '20%',
    cell: (student) => student.studentNumber,
    sortBy: (student) => student.studentNumber,
  },
  {
    key: 'className',
    heading: '班级',
    cell: (student) => student.className,
    sortBy: (student) => classOrderKey(student.className),
  },
  { key: 'homeroomTeacher', heading: '班主任', cell: (student) => student.homeroomTeacher || '未填' },
  {
    key: 'level',
    heading: '预警等级',
    width: 128,
    cell: (student) => (student.level ? <LevelMark level={student.level} /> : '—'),
    sortBy: levelRank,
  },
];

/** Every student of the school, found by a few letters. */
export function StudentList({ onImport }: { onImport(): void }) {
  const { go } = usePlace();
  const { data: students = [], isPending, failure, refetch } = useRequest('students.list', {});
  const { filters, change, clear, isFiltering } = useStudentFilters();
  const [adding, setAdding] = useState(false);
  const wanted = useDeferredValue(filters);
  const shown = useMemo(() => filterStudents(students, wanted), [students, wanted]);
  const classNames = useMemo(
    () => [...new Set(students.map((student) => student.className))].sort(compareClassNames),
    [students],
  );
  const names = useRef<HTMLDivElement>(null);
  const open = (student: StudentLine) => go({ at: 'student', studentId: student.id });
  const goToFound = () => {
    // The list may still be on its way to what was typed last.
    const [found, ...others] = filterStudents(students, filters);
    if (found && others.length === 0) open(found);
    else names.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
  };
  const importButton = (variant: 'default' | 'filled') => (
    <Button variant={variant} leftSection={<IconUpload size={18} aria-hidden />} onClick={onImport}>
      导入名册
    </Button>
  );

  return (
    <PageFrame
      title="学生"
      subtitle={
        students.length > 0 && (
          <span role="status">
            {isFiltering ? `${shown.length} / ${students.length} 人` : `共 ${students.length} 人`}
          </span>
        )
      }
      actions={
        <>
          {students.length > 0 && importButton('default')}
          <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            新增学生
          </Button>
        </>
      }
    >
      {students.length > 0 && (
        <StudentFilterBar
          filters={filters}
          classNames={classNames}
          isFiltering={isFiltering}
          onChange={change}
          onClear={clear}
          onFound={goToFound}
        />
      )}
      <div ref={names} className={classes.names}>
        <List
          label="学生名单"
          rows={shown}
          rowKey={(student) => student.id}
          columns={COLUMNS}
          onOpen={open}
          isPending={isPending}
          failure={failure}
          onRetry={refetch}
          empty={
            isFiltering && students.length > 0 ? (
              <EmptyState
                title="没有符合的学生"
                text="换一个字、学号或拼音首字母试试。"
                action={
                  <Button variant="default" onClick={clear}>
                    清除筛选
                  </Button>
                }
              />
            ) : (
              <EmptyState
                title="还没有学生"
                text="从学校的名册开始：Excel 或 CSV 表格都可以，列的顺序不要紧，导入前会先给您看一遍。"
                action={importButton('filled')}
              />
            )
          }
        />
      </div>
      <AddStudent
        opened={adding}
        onClose={() => setAdding(false)}
        onAdded={(studentId) => go({ at: 'student', studentId })}
      />
    </PageFrame>
  );
}
