import { Text } from '@mantine/core';
import { PaperDialog } from '#renderer/papers/paper-dialog.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import { PAPERS } from '#shared/papers.ts';

/** Papers of a student as a whole, of which one prints several at once. */
export const STUDENT_PAPERS = {
  brief: {
    word: PAPERS['student.brief'].word,
    request: 'students.layBrief',
    says: '一页纸的概况：监护人与家庭、预警经过、因素与信号、医院诊断、最近的辅导与跟踪、目前措施。不含心理教师手记。',
  },
  card: {
    word: PAPERS['student.card'].word,
    request: 'students.layCard',
    says: '家庭、成长与健康、普查与预警，按今天的档案；还没有的留空，由班主任手写和签名。不含心理教师手记。',
  },
  emergency: {
    word: PAPERS['incident.cards'].word,
    request: 'incidents.layCards',
    says: '按今天的档案：监护人和班主任的电话、医院与用药、怎样能平静、要避开什么；还没有的留空，可以手写。封好放在值班处，情况变了换新卡。',
  },
} as const;
export type StudentPaperKind = keyof typeof STUDENT_PAPERS;

interface StudentPaperProps {
  /** Null while none is asked for. */
  kind: StudentPaperKind | null;
  studentIds: StudentId[];
  /** Of one, the name. */
  name?: string;
  onClose(): void;
}

/** The paper that is asked for, of one student or of several, each from a new page on. */
export function StudentPaper({ kind, studentIds, name, onClose }: StudentPaperProps) {
  return Object.entries(STUDENT_PAPERS).map(([each, { word, request, says }]) => (
    <PaperDialog
      key={each}
      title={`${word}${name ? `：${name}` : `（${studentIds.length} 人）`}`}
      wanted={{ request, input: { studentIds } }}
      opened={kind === each ? 'print' : null}
      onClose={onClose}
    >
      <Text size="sm">
        {studentIds.length > 1 && '每名学生从新的一页开始。'}
        {says}
      </Text>
    </PaperDialog>
  ));
}
