import { IconUrgent, IconUserExclamation } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { PaperSection } from '#renderer/papers/paper-section.tsx';
import { PAPERS } from '#shared/papers.ts';
import { IncidentExtractOpened } from './extract-opened.tsx';

export const incidentKind: KindOnScreen<'incident'> = {
  icon: IconUrgent,
  opens: { in: 'place', place: (incidentId) => ({ at: 'incident', incidentId }) },
  // It begins on the spot, or in its own place: a file's letters are for what is written in peace.
  writes: null,
};

export const incidentExtractKind: KindOnScreen<'incidentExtract'> = {
  icon: IconUserExclamation,
  opens: { in: 'file', closesItself: true, Body: IncidentExtractOpened },
  Paper: ({ file, id }) =>
    file.incidentExtracts.find((each) => each.id === id)?.assessedOn ? (
      <PaperSection
        title={PAPERS.incidentExtract.word}
        says="只含这名学生的内容：评估意见、去向意见和建议；表下有签名处。不是医学诊断。"
        wanted={{ request: 'incidents.layAssessment', input: { extractId: id } }}
      />
    ) : null,
  writes: null,
};
