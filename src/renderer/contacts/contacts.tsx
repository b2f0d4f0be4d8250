import { Button } from '@mantine/core';
import { Clamped } from '#renderer/parts/clamped.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { Section } from '#renderer/parts/section.tsx';
import type { FileSectionProps } from '#renderer/students/file-section-props.ts';
import fileClasses from '#renderer/students/students.module.css';
import type { Contact } from '#shared/contract/contacts.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { CONTACT_CHANNELS } from '#shared/terms.ts';

const COLUMNS: readonly Column<Contact>[] = [
  { key: 'on', heading: '日期', width: 132, cell: ({ occurredOn }) => writtenDate(occurredOn) },
  { key: 'channel', heading: '方式', width: 92, cell: ({ channel }) => CONTACT_CHANNELS[channel] },
  { key: 'guardian', heading: '监护人', width: 136, cell: ({ guardian }) => <Clamped>{guardian}</Clamped> },
  {
    key: 'spokenBy',
    heading: '谈话人',
    width: 184,
    cell: ({ spokenBy, witnesses }) => (
      <Clamped>{witnesses === '' ? spokenBy : `${spokenBy}（${witnesses}在场）`}</Clamped>
    ),
  },
  {
    key: 'text',
    heading: '谈话内容',
    cell: ({ text }) => <Clamped>{text}</Clamped>,
  },
];

/** 家校沟通: every talk with a guardian, as evidence of what was said (policy Z6, J9). */
export function Contacts({ file, isArchived, onOpen }: FileSectionProps) {
  const add = !isArchived && (
    <Button variant="default" onClick={() => onOpen({ record: 'contact', id: null })}>
      登记家校沟通
    </Button>
  );
  return (
    <div className={fileClasses.sections}>
      <Section title="家校沟通" action={add}>
        <List
          label="家校沟通"
          rows={file.contacts}
          rowKey={({ id }) => id}
          columns={COLUMNS}
          onOpen={isArchived ? undefined : ({ id }) => onOpen({ record: 'contact', id })}
          empty={
            <EmptyState
              title="还没有家校沟通"
              text="与监护人当面或电话谈过后，记下日期、谁谈的、谁在场、说了什么；录音和照片放进附件。"
            />
          }
        />
      </Section>
    </div>
  );
}
