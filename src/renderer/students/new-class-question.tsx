import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { useRequest } from '#renderer/request.ts';
import { classesBesideNew } from '#shared/class-names.ts';
import type { Outcome } from '#shared/outcome.ts';

interface Asked {
  className: string;
  beside: string[];
  answer(isMeant: boolean): void;
}

/** So many classes are named in the question. */
const MOST_NAMED = 8;

/**
 * Asks before a typed name makes a class beside others of its grade: 七（9）班 where there are 七(1)班 and 七(2)班. What
 * is not meant stays in its field, and nothing is written.
 *
 * @returns `asking` goes round whatever writes; `question` stands beside the form, not in it.
 */
export function useNewClassQuestion() {
  const { data: classes = [] } = useRequest('school.classes', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  const isMeant = (className: string, beside: string[]) =>
    new Promise<boolean>((answer) => setAsked({ className, beside, answer }));
  const asking = async <Value,>(
    className: string,
    write: () => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> => {
    const known = classes.map(({ name }) => name);
    const beside = classesBesideNew(className, known);
    if (beside.length === 0 || (await isMeant(className, beside))) return write();
    const message = `没有“${className}”，请核对班级`;
    return { ok: false, failure: { code: 'newClass', message, fields: { className: message } } };
  };
  const answer = (said: boolean) => {
    asked?.answer(said);
    setAsked(null);
  };
  const question = (
    <Dialog title="新的班级？" opened={asked !== null} onClose={() => answer(false)} zIndex={230}>
      {asked && (
        <>
          <Text size="sm">
            “{asked.className}”里还没有学生，同年级现有{asked.beside.slice(0, MOST_NAMED).join('、')}
            {asked.beside.length > MOST_NAMED ? `等 ${asked.beside.length} 个班` : ''}。确实是这个班吗？
          </Text>
          <Group justify="flex-end" gap={8} mt={16}>
            <Button variant="default" data-autofocus onClick={() => answer(false)}>
              返回修改
            </Button>
            <Button onClick={() => answer(true)}>是新的班级</Button>
          </Group>
        </>
      )}
    </Dialog>
  );
  return { asking, question };
}
