import { Button } from '@mantine/core';
import { useState } from 'react';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { writtenShortInstant } from '#renderer/parts/written-instant.ts';
import { usePlace } from '#renderer/place.tsx';
import { WatchGroupForm } from '#renderer/watch-groups/watch-group-form.tsx';
import type { Incident } from '#shared/contract/incidents.ts';
import { writtenMoment } from './incident-words.ts';

/** 监护小组 of each 当事人: who is watched over, and where nobody is on duty. */
export function Watches({ incident, isOpen }: { incident: Incident; isOpen: boolean }) {
  const { go } = usePlace();
  const [watching, setWatching] = useState<Incident['extracts'][number] | null>(null);
  const { watches, extracts } = incident;
  const nameOf = (studentId: string) =>
    extracts.find((extract) => extract.studentId === studentId)?.student.name ?? '学生';
  const unwatched = extracts.filter(
    ({ role, studentId, hasLeft }) =>
      role === 'subject' &&
      !hasLeft &&
      !watches.some((watch) => watch.studentId === studentId && watch.ended === null),
  );
  return (
    <Section title="监护小组" note="至少三人，不断班，到记下安全责任移交为止">
      {watches.map(({ id, studentId, fromOn, fromAt, members, ended, unwatchedSince }) => (
        <OpenRow
          key={id}
          title={`${nameOf(studentId)}　${ended ? '已移交' : '监护中'}（${members} 人）`}
          note={[
            `${writtenMoment(fromOn, fromAt)}起`,
            ended && `${writtenMoment(ended.on, ended.at)}结束`,
            unwatchedSince !== null && `${writtenShortInstant(unwatchedSince)}起没有人值守`,
          ]
            .filter(Boolean)
            .join('，')}
          onOpen={() =>
            go({ at: 'student', studentId, shown: { shows: 'record', opens: { record: 'watchGroup', id } } })
          }
        />
      ))}
      {isOpen &&
        unwatched.map((extract) => (
          <Button key={extract.id} variant="default" mt={8} mr={8} onClick={() => setWatching(extract)}>
            为{extract.student.name}成立监护小组
          </Button>
        ))}
      <SideSheet
        title={`监护小组：${watching?.student.name ?? ''}`}
        opened={watching !== null}
        onClose={() => setWatching(null)}
      >
        {watching && (
          <WatchGroupForm
            incidentId={incident.id}
            studentId={watching.studentId}
            group={null}
            onClose={() => setWatching(null)}
          />
        )}
      </SideSheet>
    </Section>
  );
}
