import type { PlanMeasure } from '#shared/contract/plans.ts';
import type { AudienceOf } from '#shared/papers.ts';
import { PAPERS } from '#shared/papers.ts';
import { FILED_WITH, type PlanStep } from '#shared/plan-steps.ts';
import { MEASURE_KINDS, PLAN_TEXTS, type PlanText, SAFETY_STEPS, TEAM_ROLES } from '#shared/plan-terms.ts';
import { writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import { ALERT_LEVEL_MEANINGS, ALERT_LEVELS } from '#shared/terms.ts';
import { Account, Particulars, recordTable, Signatures, studentRows } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import type { PlanFacts } from './plan-facts.ts';

/** A passage that fits on a page is not cut between two. */
const WHOLE_ROWS = '#paper tr { break-inside: avoid; }';

/** 心理危机学生干预方案（一生一策）: all that was planned, by whom and until when (policy J6, B6, B7). */
export function planTable(facts: PlanFacts, audience: AudienceOf<'plan'> = 'room'): PaperDocument {
  const { student, texts } = facts;
  return recordTable({
    title: '心理危机学生干预方案（一生一策）',
    of: whichPlan(facts),
    schoolName: facts.schoolName,
    audience,
    css: WHOLE_ROWS,
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['班主任', student.homeroomTeacher],
              ['预警等级', writtenLevel(facts)],
            ],
            [
              ['制定日期', writtenDate(facts.occurredOn)],
              ['版本', `第 ${facts.version} 版`],
            ],
            [['监护人', facts.guardians.map(writtenGuardian).join('；')]],
          ]}
        />
        <Account
          rows={[
            ['心理检测结果', texts.testResults && `${texts.testResults}\n以上为筛查，非诊断。`],
            ['行为表现', texts.behaviour],
            ['原因分析', told(texts, ['causeIndividual', 'causeFamily', 'causeSchool', 'causePeers'])],
            ['干预目标', texts.goals],
          ]}
        />
        <Measures facts={facts} />
        <Account
          rows={filled([
            ['学业调整', told(texts, ['pace', 'homework', 'discipline'])],
            ['阻控', told(texts, ['triggers', 'dangers', 'toProtect'])],
            ['情况加重时', texts.whenWorse],
            ['紧急联系', texts.callFirst],
            ['安全计划', told(texts, SAFETY_STEPS)],
            ['家庭配合', texts.atHome],
            ['课堂配合', told(texts, ['inClass', 'notInClass'])],
            ['专班', teamFor(facts, audience)],
          ])}
        />
        <Account
          rows={[
            ['复评', facts.reviewOn ? writtenDate(facts.reviewOn) : ''],
            ['会商', saidOf(facts, 'passed')],
            ['备案', saidOf(facts, 'filed')],
          ]}
        />
        <Account
          toFill
          rows={[['监护人意见', facts.steps.find(({ step }) => step === 'signed')?.text ?? '']]}
        />
        <Signatures
          of={[['班主任', ''], ['心理教师', ''], ['分管领导（盖章）', ''], ...guardianLines(facts)]}
          on={null}
        />
        {facts.state === 'draft' || facts.state === 'passed' ? <p>本方案尚未签字生效。</p> : null}
      </>
    ),
  });
}

/** 一生一策家长版: what the home does, what to look out for, and whom to call. */
export function homePaper(facts: PlanFacts): PaperDocument {
  const { student, texts } = facts;
  const atHome = facts.measures.filter(({ kind }) => kind === 'home');
  return recordTable({
    title: PAPERS['plan.home'].word,
    of: whichPlan(facts),
    schoolName: facts.schoolName,
    audience: 'guardian',
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['班主任', student.homeroomTeacher],
              ['心理教师', facts.counsellorName],
            ],
          ]}
        />
        <Account
          rows={filled([
            ['我们一起做到', texts.goals],
            [
              '家里请这样做',
              lines([
                texts.atHome,
                ...atHome.map(({ content, frequency }) => withFrequency(content, frequency)),
              ]),
            ],
            ['请收好的物品', texts.dangers],
            ['预警信号', texts.safetySigns],
            ['孩子能做的', texts.safetyOwnWays],
            ['让身边更安全', texts.safetySurroundings],
            ['情况加重时', texts.whenWorse],
            ['请马上联系', lines([texts.callFirst, texts.safetyProfessionals])],
            ['下次一起看看', facts.reviewOn ? writtenDate(facts.reviewOn) : ''],
          ])}
        />
        <Account toFill rows={[['监护人意见', '']]} />
        <Signatures of={guardianLines(facts)} on={null} />
      </>
    ),
  });
}

/** 任课教师配合单: what to do and what not to do in class. It says neither why nor what anybody called it. */
export function classPaper(facts: PlanFacts): PaperDocument {
  const { student, texts } = facts;
  const teacher = student.homeroomTeacher;
  return recordTable({
    title: PAPERS['plan.class'].word,
    of: whichPlan(facts),
    schoolName: facts.schoolName,
    audience: 'teacher',
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['班主任', teacher],
              ['心理教师', facts.counsellorName],
            ],
          ]}
        />
        <Account
          rows={[
            ['课堂上请做', texts.inClass],
            ['课堂上请避免', texts.notInClass],
            ['学习进度', texts.pace],
            ['作业', texts.homework],
            ['纪律要求', texts.discipline],
            [
              '发现异常',
              `不让孩子独自离开，第一时间告诉${teacher ? `班主任${teacher}` : '班主任'}或心理教师${facts.counsellorName}。`,
            ],
            ['保密', '只供任课教师本人使用，不外传，不在学生面前谈论；用完交回。'],
          ]}
        />
      </>
    ),
  });
}

/** 备案表: that a plan stands for the child, and who has taken it in. */
export function filingPaper(facts: PlanFacts): PaperDocument {
  const { student } = facts;
  const filed = facts.steps.findLast(({ step }) => step === 'filed');
  const dayOf = (step: PlanStep) => {
    const day = facts.steps.findLast((each) => each.step === step)?.occurredOn;
    return day ? writtenDate(day) : '';
  };
  return recordTable({
    title: '心理危机学生干预方案备案表',
    of: whichPlan(facts),
    schoolName: facts.schoolName,
    audience: 'superior',
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['预警等级', writtenLevel(facts)],
              ['列入日期', facts.levelSince ? writtenDate(facts.levelSince) : ''],
            ],
            [
              ['方案制定', writtenDate(facts.occurredOn)],
              ['版本', `第 ${facts.version} 版`],
            ],
            [
              ['会商通过', dayOf('passed')],
              ['签字生效', dayOf('signed')],
            ],
            [
              ['班主任', student.homeroomTeacher],
              ['心理教师', facts.counsellorName],
            ],
            [
              ['备案单位', filed?.filedWith ? FILED_WITH[filed.filedWith] : ''],
              ['备案日期', dayOf('filed')],
            ],
            [['备案回执', filed?.receipt ?? '']],
          ]}
        />
        <Account toFill rows={[['备案单位意见', '']]} />
        <Signatures
          of={[
            ['校长（盖章）', ''],
            ['备案单位经办人', ''],
          ]}
          on={null}
        />
      </>
    ),
  });
}

function Measures({ facts: { measures } }: { facts: PlanFacts }) {
  return (
    <table className="members">
      <colgroup>
        <col style={{ width: '12mm' }} />
        <col style={{ width: '22mm' }} />
        <col />
        <col style={{ width: '22mm' }} />
        <col style={{ width: '28mm' }} />
        <col style={{ width: '37mm' }} />
      </colgroup>
      <thead>
        <tr>
          <th>序号</th>
          <th>类别</th>
          <th>干预措施</th>
          <th>频次</th>
          <th>责任人</th>
          <th>起止时间</th>
        </tr>
      </thead>
      <tbody>
        {measures.map(({ id, kind, content, frequency, responsible, ...days }, at) => (
          <tr key={id}>
            <td>{at + 1}</td>
            <td>{MEASURE_KINDS[kind]}</td>
            <td className="left">{content}</td>
            <td>{frequency}</td>
            <td>{responsible}</td>
            <td>
              <Span {...days} />
            </td>
          </tr>
        ))}
        {measures.length === 0 && (
          <tr>
            <td>1</td>
            <td colSpan={5} />
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** From when until when: neither day is broken over the line. */
function Span({ fromOn, untilOn }: Pick<PlanMeasure, 'fromOn' | 'untilOn'>) {
  return (
    <>
      {fromOn && <span className="unbroken">{writtenDate(fromOn)}</span>}
      {untilOn && <span className="unbroken">至{writtenDate(untilOn)}</span>}
      {fromOn && !untilOn && '起'}
    </>
  );
}

type Row = readonly [heading: string, text: string];

/** What says nothing needs no line. */
const filled = (rows: readonly Row[]): readonly Row[] => rows.filter(([, text]) => text !== '');

const lines = (texts: readonly string[]): string => texts.filter(Boolean).join('\n');

/** Several texts, each with its name before it. */
const told = (texts: PlanFacts['texts'], of: readonly PlanText[]): string =>
  lines(of.map((code) => (texts[code] === '' ? '' : `${PLAN_TEXTS[code]}：${texts[code]}`)));

/** As the foot of each sheet has room for. */
const whichPlan = ({ student, version }: PlanFacts): string => `${student.name} 第 ${version} 版`;

const writtenLevel = ({ level }: PlanFacts): string =>
  level ? `${ALERT_LEVELS[level]}（${ALERT_LEVEL_MEANINGS[level]}）` : '';

const writtenGuardian = ({ name, relation, phone }: PlanFacts['guardians'][number]): string =>
  [relation === '' ? name : `${name}（${relation}）`, writtenPhone(phone)].filter(Boolean).join(' ');

const withFrequency = (content: string, frequency: string): string =>
  frequency ? `${content}（${frequency}）` : content;

/**
 * A guardian signs it, and superiors read it: no name of a student who helps (papers.md), and for superiors nobody's
 * telephone.
 */
function teamFor({ team }: PlanFacts, audience: AudienceOf<'plan'>): string {
  const peers = team.filter(({ role }) => role === 'peer').length;
  return lines([
    ...team
      .filter(({ role }) => role !== 'peer')
      .map(({ role, name, phone, task }) =>
        [`${TEAM_ROLES[role]}：${name}`, audience === 'room' && writtenPhone(phone), task]
          .filter(Boolean)
          .join('，'),
      ),
    peers > 0 ? `${TEAM_ROLES.peer}：${peers} 人` : '',
  ]);
}

/** What was said at the last step of a kind, with its day. */
function saidOf({ steps }: PlanFacts, step: PlanStep): string {
  const last = steps.findLast((each) => each.step === step);
  if (!last) return '';
  const { occurredOn, filedWith, receipt, who, text } = last;
  return [writtenDate(occurredOn), filedWith && FILED_WITH[filedWith], receipt, who, text]
    .filter(Boolean)
    .join('　');
}

/** Whoever lives apart signs apart. */
const guardianLines = ({ guardians }: PlanFacts): readonly Row[] =>
  guardians.length > 1
    ? [
        ['监护人', ''],
        ['监护人（二）', ''],
      ]
    : [['监护人', '']];
