import { IconMessage2Question } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps, WritingProps } from '#renderer/kinds/kind-on-screen.ts';
import { PaperSection } from '#renderer/papers/paper-section.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { useRequest } from '#renderer/request.ts';
import { PAPERS } from '#shared/papers.ts';
import { InterviewForm } from './interview-form.tsx';

export const interviewKind: KindOnScreen<'interview'> = {
  icon: IconMessage2Question,
  opens: {
    in: 'file',
    Body: ({ file, id, onClose }) => {
      const interview = file.interviews.find((each) => each.id === id);
      if (!interview) return <Gone />;
      return (
        <InterviewForm file={file} interview={interview} person={interview.interviewer} onClose={onClose} />
      );
    },
  },
  Paper: InterviewPaper,
  writes: { act: '记面谈', letter: '1', in: 'file', Form: NewInterview },
};

function NewInterview({ file, onClose }: WritingProps) {
  const { data } = useRequest('school.particulars', {});
  return data ? <InterviewForm file={file} interview={null} person={data.person} onClose={onClose} /> : null;
}

function InterviewPaper({ id }: RecordProps<'interview'>) {
  return (
    <PaperSection
      title={PAPERS.interview.word}
      says="印的是已经保存的内容，只供心理辅导室内部；面谈人签名。"
      wanted={{ request: 'interviews.layPaper', input: { interviewId: id } }}
    />
  );
}
