import { PaperSection } from '#renderer/papers/paper-section.tsx';
import type { Plan } from '#shared/contract/plans.ts';
import { PAPERS } from '#shared/papers.ts';

/** What a plan is printed as: each for its own readers. */
export function PlanPapers({ plan: { id: planId } }: { plan: Plan }) {
  return (
    <>
      <PaperSection
        title={PAPERS.plan.word}
        says="整份方案，班主任、心理教师、分管领导和监护人在表下签字。给上级的一份不印同伴的姓名。"
        wanted={{ request: 'plans.layPaper', input: { planId } }}
      />
      <PaperSection
        title={PAPERS['plan.home'].word}
        says="只印家里要做的、要留意的和要联系谁，监护人在表下签字。"
        wanted={{ request: 'plans.layHome', input: { planId } }}
      />
      <PaperSection
        title={PAPERS['plan.class'].word}
        says="只印课堂上怎样做，不印等级、原因和诊断。"
        wanted={{ request: 'plans.layClass', input: { planId } }}
      />
      <PaperSection
        title={PAPERS['plan.filing'].word}
        says="方案的等级、日期和备案情况，校长盖章。"
        wanted={{ request: 'plans.layFiling', input: { planId } }}
      />
    </>
  );
}
