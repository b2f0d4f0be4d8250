import { Button, Group, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { useRequest } from '#renderer/request.ts';
import type { LetterKind, LetterTemplate } from '#shared/contract/letters.ts';
import classes from '../letters.module.css';
import { LetterKindForm } from './letter-kind-form.tsx';

/** What a school's own kind begins with. */
const NEW_KIND: LetterTemplate = {
  name: '',
  prefix: '',
  title: '',
  salutation: true,
  body: '您好！【班级】【学生姓名】同学……\n联系人：【联系人】　【咨询室电话】',
  signing: 'none',
  receipt: '本人是【班级】【学生姓名】同学的监护人，已收到并读完（【编号】）。',
};

/** The kinds of letters in the school's own words: chosen, changed with the paper beside them, added, put aside. */
export function LetterKinds() {
  const { data: kinds, failure, refetch } = useRequest('letters.kinds', {});
  const [chosen, setChosen] = useState<string | null>('notice');
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  if (!kinds) return <Reading />;
  const kind: LetterKind | undefined = kinds.find((each) => each.kind === chosen);
  return (
    <>
      <Group gap={12} align="flex-end" mb={16}>
        <Select
          label="种类"
          allowDeselect={false}
          placeholder="新的种类"
          data={kinds.map(({ kind: value, name }) => ({ value, label: name }))}
          value={chosen}
          onChange={setChosen}
        />
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={chosen === null}
          onClick={() => setChosen(null)}
        >
          新建种类
        </Button>
      </Group>
      <div className={classes.desk}>
        <LetterKindForm
          key={`${chosen}/${kind?.version}`}
          kind={kind ?? null}
          initial={kind ? templateOf(kind) : NEW_KIND}
          onWritten={setChosen}
          onAside={() => setChosen('notice')}
        />
      </div>
    </>
  );
}

function templateOf({
  kind: _kind,
  isOwn: _isOwn,
  version: _version,
  ...template
}: LetterKind): LetterTemplate {
  return template;
}
