import { useKept } from '#renderer/place.tsx';
import { RosterImport } from '#renderer/roster/roster-import.tsx';
import { StudentList } from './student-list.tsx';

/** 学生: the list, or the import of a roster on its way. */
export function Students() {
  const [importing, setImporting] = useKept('importing', false);
  return importing ? (
    <RosterImport onLeave={() => setImporting(false)} />
  ) : (
    <StudentList onImport={() => setImporting(true)} />
  );
}
