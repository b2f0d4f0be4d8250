import { Button } from '@mantine/core';
import {
  IconDoorExit,
  IconFileDownload,
  IconFlag3,
  IconHomeHeart,
  IconMail,
  IconUpload,
  IconUserPlus,
} from '@tabler/icons-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { LeaveForm } from '#renderer/archive/leave-form.tsx';
import { PLAN, PlanSheet } from '#renderer/home-visits/plan-form.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { type Column, List, type Seen } from '#renderer/parts/list.tsx';
import { ListExport } from '#renderer/parts/list-export.tsx';
import { type NumberWords, useNumberWords } from '#renderer/parts/number-words.ts';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { nameWithLeave } from '#renderer/parts/student-name.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { LIST, ListForm } from '#renderer/watchlist/level-form.tsx';
import { classOrderKey, compareClassNames } from '#shared/class-names.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { STUDENT_COLUMNS, type StudentColumn } from '#shared/contract/lists.ts';
import type { StudentLine } from '#shared/contract/students.ts';
import { ALERT_LEVELS, BOARDINGS, codesOf, GENDERS } from '#shared/terms.ts';
import { AddStudent } from './add-student.tsx';
import { StudentFilterBar } from './student-filter-bar.tsx';
import { filterStudents, useStudentFilters } from './student-filters.ts';
import classes from './students.module.css';

/** Severe first; those without a level last. */
const LEVEL_ORDER = codesOf(ALERT_LEVELS);
const levelRank = ({ level }: StudentLine) =>
  level === null ? LEVEL_ORDER.length : LEVEL_ORDER.indexOf(level);

const COLUMNS: readonly (Column<StudentLine> & { key: StudentColumn })[] = [
  {
    key: 'name',
    heading: STUDENT_COLUMNS.name,
    width: '18%',
    stays: true,
    cell: nameWithLeave,
    sortBy: (student) => student.name,
  },
  { key: 'gender', heading: STUDENT_COLUMNS.gender, width: 80, cell: (student) => GENDERS[student.gender] },
  {
    key: 'studentNumber',
    heading: STUDENT_COLUMNS.studentNumber,
    width: '20%',
    cell: (student) => student.studentNumber,
    sortBy: (student) => student.studentNumber,
  },
  {
    key: 'className',
    heading: STUDENT_COLUMNS.className,
    cell: (student) => student.className,
    sortBy: (student) => classOrderKey(student.className),
  },
  {
    key: 'homeroomTeacher',
    heading: STUDENT_COLUMNS.homeroomTeacher,
    cell: (student) => student.homeroomTeacher || '未填',
  },
  {
    key: 'level',
    heading: STUDENT_COLUMNS.level,
    width: 128,
    cell: (student) => (student.level ? <LevelMark level={student.level} /> : '—'),
    sortBy: levelRank,
  },
  {
    key: 'state',
    heading: STUDENT_COLUMNS.state,
    width: 112,
    onDemand: true,
    cell: (student) => (student.onLeave ? '休学' : '在校'),
    sortBy: (student) => (student.onLeave ? 0 : 1),
  },
  {
    key: 'otherNumber',
    heading: STUDENT_COLUMNS.otherNumber,
    width: 200,
    onDemand: true,
    cell: (student) => student.otherNumber,
    sortBy: (student) => student.otherNumber,
  },
  {
    key: 'boarding',
    heading: STUDENT_COLUMNS.boarding,
    width: 80,
    onDemand: true,
    cell: ({ boarding }) => (boarding === 'unknown' ? '' : BOARDINGS[boarding]),
    sortBy: ({ boarding }) => codesOf(BOARDINGS).indexOf(boarding),
  },
  {
    key: 'ethnicity',
    heading: STUDENT_COLUMNS.ethnicity,
    width: 96,
    onDemand: true,
    cell: (student) => student.ethnicity,
    sortBy: (student) => student.ethnicity,
  },
  {
    key: 'address',
    heading: STUDENT_COLUMNS.address,
    width: '24%',
    onDemand: true,
    cell: (student) => student.address,
    sortBy: (student) => student.address,
  },
];

/** Which of the two numbers the school goes by, its heading says. */
function headingOf({ key, heading }: { key: StudentColumn; heading: string }, words: NumberWords): string {
  return key === 'studentNumber' ? words.own : key === 'otherNumber' ? words.other : heading;
}

const nameOf = ({ name }: StudentLine) => name;
const idOf = ({ id }: StudentLine) => id;

interface StudentListProps {
  /** Another student is being added when it opens. */
  isAdding: boolean;
  onImport(): void;
}

/** Every student of the school, found by a few letters. */
export function StudentList({ isAdding, onImport }: StudentListProps) {
  const { go } = usePlace();
  const { data: students = [], isPending, failure, refetch } = useRequest('students.list', {});
  const { filters, change, clear, active, isFiltering } = useStudentFilters();
  const [adding, setAdding] = useState(isAdding);
  const [exporting, setExporting] = useState<Seen<StudentLine> | null>(null);
  const [leaving, setLeaving] = useState<StudentId[] | null>(null);
  const [planned, setPlanned] = useState<StudentId[] | null>(null);
  const [listing, setListing] = useState<StudentId[] | null>(null);
  const saving = useCommand('students.saveList');
  const { own, other } = useNumberWords();
  const columns = useMemo(
    () => COLUMNS.map((column) => ({ ...column, heading: headingOf(column, { own, other }) })),
    [own, other],
  );
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

  const exportButton = (seen: Seen<StudentLine>, word: string) => (
    <Button
      variant="default"
      leftSection={<IconFileDownload size={18} stroke={1.6} aria-hidden />}
      onClick={() => setExporting(seen)}
    >
      {word}
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
          <Button variant="default" onClick={() => go({ at: 'archive' })}>
            已离校
          </Button>
          {students.length > 0 && importButton('default')}
          <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            新增学生
          </Button>
        </>
      }
    >
      <div ref={names} className={classes.names}>
        <List
          label="学生名单"
          rows={shown}
          rowKey={idOf}
          columns={columns}
          columnsKeptAs="students"
          filters={
            students.length > 0 && (
              <StudentFilterBar
                filters={filters}
                classNames={classNames}
                active={active}
                onChange={change}
                onClear={clear}
                onFound={goToFound}
              />
            )
          }
          tools={(seen) => exportButton(seen, '导出Excel表格')}
          selecting={{
            name: nameOf,
            unit: '人',
            acts: (seen) => (
              <>
                {exportButton(seen, '导出选中的')}
                <Button
                  variant="default"
                  leftSection={<IconFlag3 size={18} stroke={1.6} aria-hidden />}
                  onClick={() => setListing(seen.rows.map(idOf))}
                >
                  {LIST}
                </Button>
                <Button
                  variant="default"
                  leftSection={<IconMail size={18} stroke={1.6} aria-hidden />}
                  onClick={() => go({ at: 'letter', studentIds: seen.rows.map(idOf) })}
                >
                  写告知书
                </Button>
                <Button
                  variant="default"
                  leftSection={<IconHomeHeart size={18} stroke={1.6} aria-hidden />}
                  onClick={() => setPlanned(seen.rows.map(idOf))}
                >
                  {PLAN}
                </Button>
                <Button
                  variant="default"
                  leftSection={<IconDoorExit size={18} stroke={1.6} aria-hidden />}
                  onClick={() => setLeaving(seen.rows.map(idOf))}
                >
                  办理离校
                </Button>
              </>
            ),
          }}
          onOpen={open}
          isPending={isPending}
          failure={failure}
          onRetry={refetch}
          empty={
            isFiltering && students.length > 0 ? (
              <EmptyState
                title="没有符合的学生"
                text={`换一个字、${own}或拼音首字母试试。`}
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
      <ListExport
        title="学生名单"
        rows={exporting?.rows.length ?? null}
        onClose={() => setExporting(null)}
        save={(how) =>
          saving.run({
            studentIds: exporting?.rows.map(idOf) ?? [],
            columns: COLUMNS.map(({ key }) => key).filter((key) => exporting?.columns.includes(key)),
            ...how,
          })
        }
      />
      <SideSheet title="办理离校" opened={leaving !== null} onClose={() => setLeaving(null)}>
        {leaving && (
          <LeaveForm
            studentIds={leaving}
            onDone={() => {
              setLeaving(null);
              announce(`已为 ${leaving.length} 名学生办理离校，档案已归档`);
            }}
            onCancel={() => setLeaving(null)}
          />
        )}
      </SideSheet>
      <SideSheet title={LIST} opened={listing !== null} onClose={() => setListing(null)}>
        {listing && <ListForm studentIds={listing} onClose={() => setListing(null)} />}
      </SideSheet>
      <PlanSheet studentIds={planned} onClose={() => setPlanned(null)} />
      <AddStudent
        opened={adding}
        onClose={() => setAdding(false)}
        onAdded={(studentId) => go({ at: 'student', studentId })}
      />
    </PageFrame>
  );
}
