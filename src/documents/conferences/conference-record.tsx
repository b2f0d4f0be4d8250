import { CONFERENCE_KINDS, type ConferenceKind } from '#shared/conference-kinds.ts';
import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import {
  Account,
  Particulars,
  type PrintedStudent,
  recordTable,
  Signatures,
  When,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import conferenceCss from './conference.css?inline';
import {
  type HowItStands,
  Measures,
  Passages,
  type PrintedMeasure,
  type SaidOfStudent,
  SignIn,
  Standing,
} from './conference-parts.tsx';

/** Where and when a conference was, and who was there. */
export interface ConferenceFrame extends HowItStands {
  schoolName: string;
  kind: ConferenceKind;
  occurredOn: LocalDate;
  /** `HH:mm`, or empty. */
  startsAt: string;
  place: string;
  chair: string;
  recorder: string;
}

/** A conference about students as it is printed: for the room and those who came (papers.md). */
export interface ConferenceFacts extends ConferenceFrame {
  attendees: readonly { name: string; role: string }[];
  /** Each as on the day of the conference. */
  students: readonly (SaidOfStudent & { student: PrintedStudent })[];
  minutes: string;
  remedies: readonly PrintedMeasure[];
  addenda: readonly { text: string; by: string; on: LocalDate }[];
}

/** When and where, and who led it. */
export function whenAndWhere(frame: ConferenceFrame): Parameters<typeof Particulars>[0]['rows'] {
  return [
    [
      ['会议类型', CONFERENCE_KINDS[frame.kind]],
      ['时间', <When key="when" on={frame.occurredOn} hours={frame.startsAt} />],
    ],
    [
      ['地点', frame.place],
      ['主持人', frame.chair],
    ],
  ];
}

/** 会商记录 with 签到: of all the students whom it was about. */
export function conferenceRecord(facts: ConferenceFacts): PaperDocument {
  const { kind, occurredOn, students, minutes, addenda } = facts;
  const meeting: [string, string][] = [
    ['会议记录', minutes],
    ['补记', addenda.map(({ text, by, on }) => `${writtenDate(on)}　${by}：${text}`).join('\n')],
  ];
  return recordTable({
    title: PAPERS.conference.word,
    of: `${CONFERENCE_KINDS[kind]} ${writtenDate(occurredOn)}`,
    schoolName: facts.schoolName,
    audience: 'room',
    css: conferenceCss,
    children: (
      <>
        <Standing {...facts} />
        <Particulars rows={[...whenAndWhere(facts), [['记录人', facts.recorder]]]} />
        <SignIn attendees={facts.attendees} />
        {students.map(({ student, ...said }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
          <section key={index}>
            <p className="spokenOf">
              {index + 1}．{student.name}　{student.className}　{student.studentNumber}
            </p>
            <Passages said={said} isDraft={facts.finalised === null} />
            <Measures of={said.measures} />
          </section>
        ))}
        {(minutes || facts.remedies.length > 0 || addenda.length > 0) && (
          <section>
            <p className="spokenOf">会议</p>
            <Account rows={meeting.filter(([, text]) => text !== '')} />
            <Measures of={facts.remedies} word="学校改进事项" />
          </section>
        )}
        <Signatures
          of={[
            ['主持人', ''],
            ['记录人', ''],
          ]}
          on={null}
        />
      </>
    ),
  });
}
