import { IconEye } from '@tabler/icons-react';
import { observationAfter } from '#renderer/enquiries/enquiry-text.ts';
import { ReadEnquiry } from '#renderer/enquiries/read-enquiry.tsx';
import type { KindOnScreen, RecordProps, WritingProps } from '#renderer/kinds/kind-on-screen.ts';
import { PaperSection } from '#renderer/papers/paper-section.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { enquiryId } from '#shared/contract/enquiries.ts';
import { PAPERS } from '#shared/papers.ts';
import { ObservationForm } from './observation-form.tsx';

export const observationKind: KindOnScreen<'observation'> = {
  icon: IconEye,
  opens: {
    in: 'file',
    Body: ({ file, id, onClose }) => {
      const observation = file.observations.find((each) => each.id === id);
      return observation ? (
        <ObservationForm file={file} observation={observation} onClose={onClose} />
      ) : (
        <Gone />
      );
    },
  },
  Paper: ObservationPaper,
  writes: {
    act: '记观察',
    letter: 'C',
    in: 'file',
    Form: NewObservation,
  },
};

/** Another one; out of the enquiry that is `given` with what stands there. */
function NewObservation({ file, given, onClose }: WritingProps) {
  const from = enquiryId.safeParse(given).data;
  if (!from) return <ObservationForm file={file} observation={null} onClose={onClose} />;
  return (
    <ReadEnquiry id={from}>
      {(enquiry) => (
        <ObservationForm file={file} observation={null} begun={observationAfter(enquiry)} onClose={onClose} />
      )}
    </ReadEnquiry>
  );
}

function ObservationPaper({ id }: RecordProps<'observation'>) {
  return (
    <PaperSection
      title={PAPERS.observation.word}
      says="印的是已经保存的内容；还没有研判的留出空白，可以手写。班主任和心理教师签名。"
      wanted={{ request: 'observations.layPaper', input: { observationId: id } }}
    />
  );
}
