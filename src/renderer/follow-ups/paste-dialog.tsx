import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { Dialog } from '#renderer/parts/dialog.tsx';
import classes from './paste-dialog.module.css';
import type { PastePlan } from './pasted.ts';
import { spokenWeek } from './week-words.ts';

interface PasteDialogProps {
  /** Null keeps it closed. */
  plan: PastePlan | null;
  onWrite(plan: PastePlan): void;
  onClose(): void;
}

/** Which words go to which child, before anything is written: a list that slipped by a row is seen here. */
export function PasteDialog({ plan, onWrite, onClose }: PasteDialogProps) {
  return (
    <Dialog title="粘贴到表格" width={880} opened={plan !== null} onClose={onClose}>
      {plan && (
        <Stack gap={12}>
          <Text size="sm">
            {plan.by === 'name' ? '第一列是姓名，按姓名对应。' : '从选中的一格起，一行对应一名学生。'}
            请核对后再写入；写入以后可以按 Ctrl+Z 整批撤销。
          </Text>
          <div className={classes.rows}>
            <Table aria-label="要写入的跟踪记录" stickyHeader verticalSpacing={4}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>学生</Table.Th>
                  <Table.Th>周</Table.Th>
                  <Table.Th>写入</Table.Th>
                  <Table.Th>现在写着</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {plan.written.map(({ cell: { student, week, start }, text }) => (
                  <Table.Tr key={`${student.id}/${week.fromOn}`}>
                    <Table.Th scope="row" className={classes.who}>
                      {student.name} <small>{student.className}</small>
                    </Table.Th>
                    <Table.Td className={classes.week}>
                      {spokenWeek({ from: week.fromOn, until: week.untilOn })}
                    </Table.Td>
                    <Table.Td className={classes.words}>{text}</Table.Td>
                    <Table.Td className={classes.words}>{start.text}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
          {plan.left.length > 0 && (
            <div>
              <Text size="sm" fw={500}>
                {plan.left.length} 格不能写入
              </Text>
              <ul className={classes.left}>
                {plan.left.map(({ text, why }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list of a plan never changes
                  <li key={index}>
                    {why}（{text}）
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              取消
            </Button>
            <Button data-autofocus disabled={plan.written.length === 0} onClick={() => onWrite(plan)}>
              写入 {plan.written.length} 条
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
