import { useBegins } from '#renderer/place.tsx';
import { useImporting } from '#renderer/roster/importing.ts';
import { RosterImport } from '#renderer/roster/roster-import.tsx';
import { StudentList } from './student-list.tsx';

/** 学生: the list, or the import of a roster on its way. */
export function Students({ begins }: { begins?: 'import' | 'student' | undefined }) {
  const beginsStudent = useBegins(begins, 'student');
  const { importing, choosesAtOnce, begin, leave } = useImporting(begins);
  return importing ? (
    <RosterImport choosesAtOnce={choosesAtOnce} onLeave={leave} />
  ) : (
    <StudentList isAdding={beginsStudent} onImport={begin} />
  );
}
