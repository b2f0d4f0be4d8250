import { Alert, Autocomplete, Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { useNumberWords } from '#renderer/parts/number-words.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SecretInput } from '#renderer/parts/secret-input.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { useNewClassQuestion } from '#renderer/students/new-class-question.tsx';
import { contract, type OutputOf } from '#shared/contract/index.ts';
import { PackContent } from './pack-content.tsx';

type Chosen = NonNullable<OutputOf<'handOvers.choose'>>;
type Opened = OutputOf<'handOvers.open'>;

/** 接收移交材料: file, password, a look at it, then whose file it goes into. */
export function ReceiveHandOver({ opened, onClose }: { opened: boolean; onClose(): void }) {
  return (
    <Dialog title="接收移交材料" width={640} opened={opened} onClose={onClose}>
      <Receive onClose={onClose} />
    </Dialog>
  );
}

function Receive({ onClose }: { onClose(): void }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const choose = useCommand('handOvers.choose', { onDone: (file) => file && setChosen(file) });
  if (chosen && opened) return <TakeForm chosen={chosen} opened={opened} onClose={onClose} />;
  if (chosen) return <PasswordForm chosen={chosen} onOpened={setOpened} onClose={onClose} />;
  return (
    <Stack gap={16}>
      <Text size="sm">
        选移交学校用心港制作的加密文件（.zip），再输入对方告诉您的密码。接收前会先给您看一遍。
      </Text>
      {choose.failure && (
        <Alert color="red" role="alert">
          {choose.failure.message}
        </Alert>
      )}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          取消
        </Button>
        <Button data-autofocus loading={choose.isRunning} onClick={() => void choose.run({})}>
          选择文件
        </Button>
      </Group>
    </Stack>
  );
}

interface PasswordFormProps {
  chosen: Chosen;
  onOpened(opened: Opened): void;
  onClose(): void;
}

function PasswordForm({ chosen, onOpened, onClose }: PasswordFormProps) {
  const open = useCommand('handOvers.open');
  const [visible, setVisible] = useState(false);
  const form = useRecordForm({
    schema: contract['handOvers.open'].input,
    initial: { token: chosen.token, password: '' },
    submit: open.run,
    onDone: onOpened,
  });
  return (
    <RecordForm form={form} submitLabel="打开" onCancel={onClose}>
      <Text size="sm">{chosen.fileName}</Text>
      <SecretInput
        label="密码"
        required
        visible={visible}
        onVisibilityChange={setVisible}
        {...form.getInputProps('password')}
      />
    </RecordForm>
  );
}

const NEW = 'new';

function TakeForm({ chosen, opened, onClose }: { chosen: Chosen; opened: Opened; onClose(): void }) {
  const { own: numberWord } = useNumberWords();
  const { go } = usePlace();
  const take = useCommand('handOvers.take');
  const { data: schoolClasses = [] } = useRequest('school.classes', {});
  const newClass = useNewClassQuestion();
  const [into, setInto] = useState<string>(opened.matches[0]?.studentId ?? NEW);
  const form = useRecordForm({
    schema: contract['handOvers.take'].input,
    initial: { token: chosen.token, studentId: null, studentNumber: '', className: '' },
    submit: (typed) => {
      const studentId = opened.matches.find((match) => match.studentId === into)?.studentId ?? null;
      const receive = () => take.run({ ...typed, studentId });
      return studentId === null ? newClass.asking(typed.className, receive) : receive();
    },
    onDone: ({ studentId }) => {
      announce('已接收移交材料');
      onClose();
      go({ at: 'student', studentId, shown: { shows: 'act', act: 'handOvers' } });
    },
  });
  return (
    <>
      <RecordForm form={form} submitLabel="接收" onCancel={onClose}>
        <PackContent pack={opened.pack} />
        <Radio.Group label="放进谁的档案" value={into} onChange={setInto}>
          <Stack gap={8} mt={4}>
            {opened.matches.map(({ studentId, name, studentNumber, className }) => (
              <Radio
                key={studentId}
                value={studentId}
                label={`${name}，${className}，${numberWord} ${studentNumber}`}
              />
            ))}
            <Radio value={NEW} label="新建一份档案" />
          </Stack>
        </Radio.Group>
        {into === NEW && (
          <Group grow align="flex-start" gap={16}>
            <TextInput
              label={`在本校的${numberWord}`}
              required
              autoComplete="off"
              {...form.getInputProps('studentNumber')}
            />
            <Autocomplete
              label="在本校的班级"
              required
              data={[...new Set(schoolClasses.map(({ name }) => name))]}
              {...form.getInputProps('className')}
            />
          </Group>
        )}
      </RecordForm>
      {newClass.question}
    </>
  );
}
