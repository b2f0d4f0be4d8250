import { PaperSection } from '#renderer/papers/paper-section.tsx';
import type { HomeVisitId } from '#shared/contract/fields.ts';
import { PAPERS } from '#shared/papers.ts';

export function VisitPaper({ id }: { id: HomeVisitId }) {
  return (
    <PaperSection
      title={PAPERS.homeVisit.word}
      says="印的是已经保存的内容；表下有家访教师和家长的签名处。还没有去的，印出来带去手写。"
      wanted={{ request: 'homeVisits.layPaper', input: { homeVisitId: id } }}
    />
  );
}
