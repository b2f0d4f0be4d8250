import { type AudienceOf, PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { CHILD_PRESENCES, type ChildPresence, CONTACT_CHANNELS, type ContactChannel } from '#shared/terms.ts';
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

/** A talk with a guardian as it is printed: for the room, and for the guardian to sign (papers.md). */
export interface ContactFacts {
  schoolName: string;
  /** What the students' number is called. */
  numberWord: string;
  /** As on the day of the talk. */
  student: PrintedStudent;
  occurredOn: LocalDate;
  /** `HH:mm`, or empty. */
  startsAt: string;
  channel: ContactChannel;
  place: string;
  guardian: string;
  spokenBy: string;
  witnesses: string;
  childWas: ChildPresence | null;
  text: string;
  institutions: string;
  answer: string;
  refused: boolean;
  refusal: string;
}

/** 家校沟通记录表: who said what to whom, what was answered or refused, and three lines to sign on. */
export function contactTable(
  facts: ContactFacts,
  audience: AudienceOf<'contact'> = 'guardian',
): PaperDocument {
  const { student } = facts;
  return recordTable({
    title: PAPERS.contact.word,
    of: `${student.name} ${writtenDate(facts.occurredOn)}`,
    schoolName: facts.schoolName,
    audience,
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [
              ['沟通时间', <When key="when" on={facts.occurredOn} hours={facts.startsAt} />],
              ['地点', facts.place],
            ],
            [
              ['沟通方式', CONTACT_CHANNELS[facts.channel]],
              ['孩子是否在场', facts.childWas ? CHILD_PRESENCES[facts.childWas] : ''],
            ],
            [
              ['监护人', facts.guardian],
              ['谈话人', facts.spokenBy],
            ],
            [['在场人', facts.witnesses]],
          ]}
        />
        <Account
          toFill
          rows={[
            ['谈话内容', facts.text],
            ['推荐机构', facts.institutions],
            ['家长答复', facts.answer],
            ['是否拒绝', facts.refused ? `家长拒绝。${facts.refusal}` : ''],
          ]}
        />
        <Signatures
          of={[
            ['监护人', ''],
            ['谈话人', ''],
            ['在场人', ''],
          ]}
          on={null}
        />
      </>
    ),
  });
}
