import { type AudienceOf, PAPERS } from '#shared/papers.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, type AlertLevel } from '#shared/terms.ts';
import { Account, Particulars, recordTable, Signatures } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import conferenceCss from './conference.css?inline';
import { Measures, SignIn, Standing } from './conference-parts.tsx';
import { type ConferenceFacts, whenAndWhere } from './conference-record.tsx';

/** A meeting about the school itself; nobody's name stands on it but of those who came. */
export interface SituationFacts extends Omit<ConferenceFacts, 'students'> {
  problems: string;
  /** Counted, as on the day of the meeting. */
  atSchool: number;
  byLevel: readonly { level: AlertLevel; students: number }[];
}

/** 形势分析会记录: the numbers of the day, what of the school itself is not right, and what is mended by when. */
export function situationRecord(
  facts: SituationFacts,
  audience: AudienceOf<'conference.situation'> = 'room',
): PaperDocument {
  const { atSchool, byLevel, addenda } = facts;
  const rows: [string, string][] = [
    ['存在的问题', facts.problems],
    ['会议记录', facts.minutes],
    ['补记', addenda.map(({ text, by, on }) => `${writtenDate(on)}　${by}：${text}`).join('\n')],
  ];
  return recordTable({
    title: PAPERS['conference.situation'].word,
    of: writtenDate(facts.occurredOn),
    schoolName: facts.schoolName,
    audience,
    css: conferenceCss,
    children: (
      <>
        <Standing {...facts} />
        <Particulars
          rows={[
            ...whenAndWhere(facts),
            [['记录人', facts.recorder]],
            [
              [
                '当日人数',
                [
                  `在校学生 ${atSchool} 人`,
                  ...byLevel.map(({ level, students }) => `${ALERT_LEVELS[level]} ${students} 人`),
                ].join('　'),
              ],
            ],
          ]}
        />
        <SignIn attendees={facts.attendees} />
        <Account rows={rows.filter(([heading, text]) => text !== '' || heading !== '补记')} />
        <Measures of={facts.remedies} word="整改事项" />
        <Signatures of={[['主持人', '']]} on={null} />
      </>
    ),
  });
}
