import type { TablerIcon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Place } from '#renderer/place.tsx';
import type { ShownInFile } from '#renderer/students/shown-in-file.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { RecordIdOf } from '#shared/contract/record-refs.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import type { RecordKind } from '#shared/record-kinds.ts';

/** What everything that stands in a student's file is given. */
export interface InFile {
  file: StudentFile;
  /** The student has left: everything is read, and nothing changes. */
  isArchived: boolean;
  onShow(shown: ShownInFile): void;
  onClose(): void;
}

export type RecordProps<Kind extends RecordKind> = InFile & { id: RecordIdOf<Kind> };
export type WritingProps = InFile & {
  /** What tells two drafts of the kind apart, such as the sign or the week; it begins the new record. */
  given?: string | undefined;
};

/** Where one record lies open: beside the chronology of its student, or on a screen of its own. */
type Opens<Kind extends RecordKind> =
  | {
      in: 'file';
      /** What it is called above it, where the kind's own word does not say enough. */
      title?: string;
      /** Looks after a closed file by itself; the others are forms, which are closed as a whole. */
      closesItself?: true;
      Body: ComponentType<RecordProps<Kind>>;
    }
  | { in: 'place'; place(id: RecordIdOf<Kind>): Place };

/** How another one is written: what the act is called, by which letter, and where. */
type Writes = {
  /** 记家访: in ＋记一笔, in the search, and above the form. */
  act: string;
  /** What it is called about somebody in whose state it is called otherwise. */
  actIn?(student: { level: unknown }): string;
  /** A … Z, then 1 … 9, each of them once; null for what is only begun where it waits. */
  letter: string | null;
  /** Where it is begun before anybody has said about whom: there the form asks. */
  alone?: Place;
} & ({ in: 'file'; Form: ComponentType<WritingProps> } | { in: 'place'; place(studentId: StudentId): Place });

/** All that screens know of a kind of record, said once. Each domain exports its own. */
export interface KindOnScreen<Kind extends RecordKind> {
  icon: TablerIcon;
  opens: Opens<Kind>;
  /** Null for what nobody writes down from a student's file. */
  writes: Writes | null;
  /** The form that ends one, where the kind is something that lasts. */
  End?: ComponentType<RecordProps<Kind>>;
  /** Its paper, where a saved record has one beside the chronology: it is saved also out of a closed file. */
  Paper?: ComponentType<RecordProps<Kind>>;
  /** The form that puts one right, where it does not lie open in that form anyhow. */
  Correct?: ComponentType<RecordProps<Kind>>;
}

/** A folding part of 现况: how a student stands today, out of records of one or more kinds. */
export interface StandingBlock {
  /** Under which it is remembered whether the block is folded. */
  name: string;
  word: string;
  /** Said in a few words beside the heading; null where the file holds nothing of it, and no block stands there. */
  gist(file: StudentFile): string | null;
  /** Folded until somebody opens it. */
  folded?: true;
  Body: ComponentType<InFile>;
}
