import { PaperSection } from '#renderer/papers/paper-section.tsx';
import type { ConferenceExtract } from '#shared/contract/conferences.ts';
import { PAPERS } from '#shared/papers.ts';

/** 会商摘录 of one student, and 学生心理危机评估表 of the assessment group. */
export function ExtractPapers({ extract: { id: extractId, kind } }: { extract: ConferenceExtract }) {
  return (
    <>
      <PaperSection
        title={PAPERS.conferenceExtract.word}
        says="只含这名学生的内容，供放入本人档案。"
        wanted={{ request: 'conferences.layExtract', input: { extractId } }}
      />
      {kind === 'assessment' && (
        <PaperSection
          title={PAPERS['conferenceExtract.assessment'].word}
          says="按会商当天的档案：因素与信号、筛查（非诊断）、面谈、家庭支持、成员意见、结论和依据；表下有签名处。"
          wanted={{ request: 'conferences.layAssessment', input: { extractId } }}
        />
      )}
    </>
  );
}
