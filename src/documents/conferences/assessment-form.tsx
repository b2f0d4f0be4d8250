import { CONFERENCE_KINDS } from '#shared/conference-kinds.ts';
import { writtenCriterion } from '#shared/crisis-criteria.ts';
import { hasSign, isSignal } from '#shared/observation-log.ts';
import { type AudienceOf, PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import {
  CIRCUMSTANCES,
  type Circumstance,
  DISCOVERY_ROUTES,
  type DiscoveryRoute,
  OBSERVED_SIGNS,
  type ObservedSign,
  RISK_ANSWERS,
  type RiskAnswer,
} from '#shared/terms.ts';
import { writtenMeasure } from '#shared/written-measure.ts';
import {
  Account,
  Particulars,
  type PrintedStudent,
  recordTable,
  Signatures,
  studentRows,
  When,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import conferenceCss from './conference.css?inline';
import { type SaidOfStudent, Standing, writtenConclusion } from './conference-parts.tsx';
import type { ConferenceFrame } from './conference-record.tsx';

/** All that the assessment group has before it and decides about one student, as on the day of the conference. */
export interface AssessmentFacts extends ConferenceFrame, SaidOfStudent {
  numberWord: string;
  student: PrintedStudent & { homeroomTeacher: string };
  guardians: readonly { name: string; relation: string; phone: string }[];
  /** How the school learned of it; null where no level says so. */
  discoveryRoute: DiscoveryRoute | null;
  /** The newest first, as all of them. */
  observations: readonly { sign: ObservedSign | null; occurredOn: LocalDate; text: string }[];
  screenings: readonly { occurredOn: LocalDate; scale: string; result: string }[];
  /** The last session in which the student was assessed; null where there was none. */
  interview: { occurredOn: LocalDate; risk: RiskAnswer; assessment: string } | null;
  circumstances: readonly { circumstance: Circumstance; text: string }[];
}

/** 学生心理危机评估表 of one student: for the group that signs it, and for superiors (policy J4). */
export function assessmentForm(
  facts: AssessmentFacts,
  audience: AudienceOf<'conferenceExtract.assessment'> = 'room',
): PaperDocument {
  const { student, occurredOn } = facts;
  return recordTable({
    title: PAPERS['conferenceExtract.assessment'].word,
    of: `${student.name} ${writtenDate(occurredOn)}`,
    schoolName: facts.schoolName,
    audience,
    css: conferenceCss,
    children: (
      <>
        <Standing {...facts} />
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['班主任', student.homeroomTeacher],
              ['发现途径', facts.discoveryRoute ? DISCOVERY_ROUTES[facts.discoveryRoute] : ''],
            ],
            [
              ['评估会议', CONFERENCE_KINDS[facts.kind]],
              ['评估时间', <When key="when" on={occurredOn} hours={facts.startsAt} />],
            ],
            [['监护人', facts.guardians.map(writtenGuardian).join('；')]],
          ]}
        />
        <Account rows={passages(facts)} />
        <Signatures
          of={[
            ['校长', ''],
            ['心理教师', ''],
            ['班主任', ''],
            ['专家', ''],
          ]}
          on={null}
        />
      </>
    ),
  });
}

const writtenGuardian = ({ name, relation, phone }: AssessmentFacts['guardians'][number]) =>
  `${name}${relation && `（${relation}）`}${phone && ` ${writtenPhone(phone)}`}`;

/** 筛查，非诊断: never without these words (rules of the data, 7: not screened is not zero). */
const writtenScreenings = ({ screenings }: AssessmentFacts) =>
  screenings.length === 0
    ? '未筛查'
    : [
        ...screenings.map(
          ({ occurredOn, scale, result }) => `${writtenDate(occurredOn)}　${scale}　${result}`,
        ),
        '以上为筛查，非诊断。',
      ].join('\n');

function passages(facts: AssessmentFacts): [string, string][] {
  const { interview, opinions, criterion } = facts;
  const signs = (areSignals: boolean) =>
    facts.observations
      .filter(hasSign)
      .filter((seen) => isSignal(seen) === areSignals)
      .map(({ sign, occurredOn, text }) => `${writtenDate(occurredOn)}　${OBSERVED_SIGNS[sign]}：${text}`)
      .join('\n');
  return [
    ['情况', facts.facts],
    ['高危因素', signs(false) || '无记录'],
    ['警示信号', signs(true) || '无记录'],
    ['筛查结果', writtenScreenings(facts)],
    [
      '面谈',
      interview
        ? [
            [
              writtenDate(interview.occurredOn),
              // That nobody has asked is said to nobody outside the room.
              interview.risk !== 'notAsked' && `询问自杀风险：${RISK_ANSWERS[interview.risk]}`,
            ]
              .filter(Boolean)
              .join('　'),
            interview.assessment,
          ]
            .filter(Boolean)
            .join('\n')
        : '无记录',
    ],
    [
      '家庭支持',
      facts.circumstances
        .map(({ circumstance, text }) => [CIRCUMSTANCES[circumstance], text].filter(Boolean).join('：'))
        .join('\n') || '无记录',
    ],
    ['成员意见', opinions.map(({ member, opinion }) => `${member}：${opinion}`).join('\n')],
    ['不同意见', facts.dissent || '无'],
    ['等级结论', writtenConclusion(facts.conclusion)],
    ['依据条款', writtenCriterion(criterion)],
    ['建议', facts.advice],
    // As they were decided on the day: what became of them is on the extract.
    ['措施', facts.measures.map(writtenMeasure).join('\n')],
  ];
}
