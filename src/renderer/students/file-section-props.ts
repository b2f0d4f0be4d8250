import type { StudentFile } from '#shared/contract/students.ts';
import type { OpenedRecord } from './opened-record.ts';

/** What every section of a file is given. */
export interface FileSectionProps {
  file: StudentFile;
  /** The student has left: nothing is added and nothing opens to be changed. */
  isArchived: boolean;
  onOpen(opened: OpenedRecord): void;
}
