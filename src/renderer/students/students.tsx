import { useEffect, useState } from 'react';
import { useBegins, useKept } from '#renderer/place.tsx';
import { RosterImport } from '#renderer/roster/roster-import.tsx';
import { StudentList } from './student-list.tsx';

/** 学生: the list, or the import of a roster on its way. */
export function Students({ begins }: { begins?: 'import' | 'student' | undefined }) {
  const beginsImport = useBegins(begins, 'import');
  const beginsStudent = useBegins(begins, 'student');
  const [importing, setImporting] = useKept('importing', false);
  const [choosesAtOnce, setChoosesAtOnce] = useState(beginsImport);
  useEffect(() => {
    if (beginsImport) setImporting(true);
  }, [beginsImport, setImporting]);
  return importing ? (
    <RosterImport
      choosesAtOnce={choosesAtOnce}
      onLeave={() => {
        setChoosesAtOnce(false);
        setImporting(false);
      }}
    />
  ) : (
    <StudentList isAdding={beginsStudent} onImport={() => setImporting(true)} />
  );
}
