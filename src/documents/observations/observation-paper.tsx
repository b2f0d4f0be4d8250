import {
  ABSENCES,
  type Absence,
  LOG_PARTS,
  type LogPart,
  SEEN_AT,
  type SeenAt,
  VERDICTS,
  type Verdict,
} from '#shared/observation-log.ts';
import type { AudienceOf } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { codesOf, OBSERVED_SIGNS, type ObservedSign } from '#shared/terms.ts';
import {
  Account,
  boxes,
  Particulars,
  type PrintedStudent,
  recordTable,
  Signatures,
  studentRows,
  When,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';

/** An entry of 观察日志 as it is printed (papers.md). */
export interface ObservationFacts extends Readonly<Record<LogPart, string>> {
  schoolName: string;
  numberWord: string;
  /** As on the day of it. */
  student: PrintedStudent;
  occurredOn: LocalDate;
  /** `HH:mm`, or empty. */
  startsAt: string;
  seenAt: SeenAt | null;
  source: string;
  text: string;
  sign: ObservedSign | null;
  absence: Absence | null;
  unusual: boolean;
  judgedOn: LocalDate | null;
  judgedBy: string;
  verdict: Verdict | null;
  judgement: string;
}

/** 观察日志: when and where, what was seen in the aspects that were told, and how it was judged, or room for that. */
export function observationPaper(
  facts: ObservationFacts,
  audience: AudienceOf<'observation'> = 'teacher',
): PaperDocument {
  const { student, judgedOn } = facts;
  return recordTable({
    title: '观察日志',
    of: `${student.name} ${writtenDate(facts.occurredOn)}`,
    schoolName: facts.schoolName,
    audience,
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['观察时间', <When key="when" on={facts.occurredOn} hours={facts.startsAt} />],
              ['观察人', facts.source],
            ],
            [['场合', boxes(SEEN_AT, facts.seenAt)]],
            [
              [
                '是否异常',
                boxes({ yes: '有异常，需要研判', no: '没有明显异常' }, facts.unusual ? 'yes' : 'no'),
              ],
            ],
          ]}
        />
        <Account
          toFill
          rows={[
            ...(
              [
                ['看到、听到的', facts.text],
                ...codesOf(LOG_PARTS).map((part) => [LOG_PARTS[part], facts[part]] as const),
                ['到校异常', facts.absence ? ABSENCES[facts.absence] : ''],
                ['因素与信号', facts.sign ? OBSERVED_SIGNS[facts.sign] : ''],
              ] as const
            ).filter(([, told]) => told !== ''),
            ['研判结论', boxes(VERDICTS, facts.verdict)],
            [
              '研判意见',
              [facts.judgement, judgedOn && `${writtenDate(judgedOn)}，${facts.judgedBy}`]
                .filter(Boolean)
                .join('\n'),
            ],
          ]}
        />
        <Signatures
          of={[
            ['班主任', ''],
            ['心理教师', ''],
          ]}
          on={null}
        />
      </>
    ),
  });
}
