import { Text } from '@mantine/core';
import { Paper } from '#renderer/papers/paper.tsx';
import { type ConferenceKind, speaksOfStudents } from '#shared/conference-kinds.ts';
import type { ConferenceId } from '#shared/contract/conferences.ts';
import { PAPERS } from '#shared/papers.ts';

/** 会商记录 or 形势分析会记录: its two buttons. */
export function ConferencePaper({
  conferenceId,
  kind,
}: {
  conferenceId: ConferenceId;
  kind: ConferenceKind;
}) {
  if (speaksOfStudents(kind)) {
    return (
      <Paper
        title={PAPERS.conference.word}
        wanted={{ request: 'conferences.layRecord', input: { conferenceId } }}
      >
        <Text size="sm">
          印的是已经保存的内容，含全部学生，只供到会人员；放进学生个人档案的，请在学生一栏打印会商摘录。
        </Text>
      </Paper>
    );
  }
  return (
    <Paper
      title={PAPERS['conference.situation'].word}
      wanted={{ request: 'conferences.laySituation', input: { conferenceId } }}
    >
      <Text size="sm">印的是已经保存的内容，连同当日各等级的人数；没有学生姓名。</Text>
    </Paper>
  );
}
