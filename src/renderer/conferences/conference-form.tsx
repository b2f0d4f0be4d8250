import { Button, Group, Stack, Text } from '@mantine/core';
import { IconLock, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { namedRecord } from '#renderer/parts/named-record.ts';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { RecordForm } from '#renderer/parts/record-form.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { usePlace } from '#renderer/place.tsx';
import { StudentPaper } from '#renderer/students/student-paper.tsx';
import { CONFERENCE_KINDS } from '#shared/conference-kinds.ts';
import { ConferenceFields } from './conference-fields.tsx';
import { ConferenceMark } from './conference-mark.tsx';
import { ConferencePaper } from './conference-paper.tsx';
import { type ConferenceFormOptions, useConferenceForm } from './conference-writing.ts';

interface ConferenceFormProps extends ConferenceFormOptions {
  /** The names of those whom a saved one is about. */
  students?: readonly string[];
}

/** The form of a conference: before it, in it and after it, until it is final. */
export function ConferenceForm({ students = [], ...options }: ConferenceFormProps) {
  const { back } = usePlace();
  const { form, finalise, remove } = useConferenceForm(options);
  const [asks, setAsks] = useState<'finalise' | 'remove' | 'briefs' | null>(null);
  const { conferenceId } = options;
  const { kind, occurredOn } = form.values;
  const studentIds = form.values.students.map(({ studentId }) => studentId);
  const close = () => setAsks(null);
  return (
    <PageFrame
      title={conferenceId ? CONFERENCE_KINDS[kind] : '记会商'}
      subtitle={conferenceId ? <ConferenceMark standing="draft" /> : '写的时候自动保存草稿'}
      onBack={back}
      actions={
        <>
          {conferenceId && (
            <TakeAwayButton
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => setAsks('remove')}
            >
              删除
            </TakeAwayButton>
          )}
          {studentIds.length > 0 && (
            <Button variant="default" onClick={() => setAsks('briefs')}>
              打印研判材料
            </Button>
          )}
          {conferenceId && <ConferencePaper conferenceId={conferenceId} kind={kind} />}
        </>
      }
    >
      <RecordForm
        form={form}
        name={conferenceId ? CONFERENCE_KINDS[kind] : '记会商'}
        extraActions={
          <Button
            variant="default"
            leftSection={<IconLock size={16} aria-hidden />}
            onClick={() => setAsks('finalise')}
          >
            定稿
          </Button>
        }
      >
        <ConferenceFields form={form} conferenceId={conferenceId} />
      </RecordForm>
      <Dialog title="会商定稿" opened={asks === 'finalise'} onClose={close}>
        <Stack gap={16}>
          <Text>
            定稿以后，这次会商的内容不再改变：不能修改，也不能删除。措施的完成情况照常登记，需要补充时写补记。
          </Text>
          <Text>定稿后可以按会商决定列入预警库或调整预警等级，有期限的措施会列入应办事项。</Text>
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={close}>
              取消
            </Button>
            <Button
              data-autofocus
              leftSection={<IconLock size={16} aria-hidden />}
              onClick={() => {
                close();
                void finalise();
              }}
            >
              定稿
            </Button>
          </Group>
        </Stack>
      </Dialog>
      <StudentPaper kind={asks === 'briefs' ? 'brief' : null} studentIds={studentIds} onClose={close} />
      <ReasonDialog
        act="删除"
        to={namedRecord({ what: CONFERENCE_KINDS[kind], of: students.join('、'), on: occurredOn })}
        text="这次会商将不再显示，学生档案里的摘录也不再显示，但仍留在保险库里，连同您写的原因。"
        opened={asks === 'remove'}
        onClose={close}
        onConfirm={remove}
      />
    </PageFrame>
  );
}
