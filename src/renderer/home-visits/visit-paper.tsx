import { PaperSection } from '#renderer/parts/paper-section.tsx';
import { useCommand } from '#renderer/request.ts';
import type { HomeVisitId } from '#shared/contract/fields.ts';

export function VisitPaper({ id }: { id: HomeVisitId }) {
  const saving = useCommand('homeVisits.save');
  return (
    <PaperSection
      title="家访记录表"
      says="印的是已经保存的内容；表下有家访教师和家长的签名处。还没有去的，印出来带去手写。"
      save={(password) => saving.run({ homeVisitId: id, password })}
    />
  );
}
