import { OpenRow } from '#renderer/parts/open-row.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { usePlace } from '#renderer/place.tsx';
import type { Incident } from '#shared/contract/incidents.ts';
import { INCIDENT_ROLES } from '#shared/incident-terms.ts';
import { todayOnThisPc, writtenShortDate } from '#shared/school-calendar.ts';

/** Whom an event concerns, each leading to the own part in the file. */
export function Students({ incident: { extracts } }: { incident: Incident }) {
  const { go } = usePlace();
  return (
    <Section
      title={extracts.length > 0 ? `相关学生（${extracts.length}）` : '相关学生'}
      note={extracts.length === 0 ? '当事人还没有登记，知道是谁后请点“修改”添加' : undefined}
    >
      {extracts.map(({ id, studentId, student, role, facts, hasLeft, assessedOn }) => (
        <OpenRow
          key={id}
          title={`${student.name}　${INCIDENT_ROLES[role]}`}
          note={[
            student.className,
            hasLeft && '已离校',
            assessedOn ? `${writtenShortDate(assessedOn, todayOnThisPc())}已评估` : '还没有评估',
            facts,
          ]
            .filter(Boolean)
            .join('　')}
          onOpen={() =>
            go({
              at: 'student',
              studentId,
              shown: { shows: 'record', opens: { record: 'incidentExtract', id } },
            })
          }
        />
      ))}
    </Section>
  );
}
