import { ActionIcon, Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { DocumentPreview } from '#renderer/parts/document-preview.tsx';
import { ask, useCommand, useRequest } from '#renderer/request.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { LetterGap } from '#shared/contract/letters.ts';
import type { Failure } from '#shared/outcome.ts';
import { type LetterDraft, letterDraft } from './letter-draft.ts';
import classes from './letters.module.css';

/** How long typing rests before the preview is drawn anew, in milliseconds. */
const REST_MS = 400;

/**
 * The letter as it would be printed, once it is known whom it is about. The last one stays while a person types.
 * It is asked for directly: half-written letters have no place in the cache of what the vault knows.
 */
function useLetterPreview(draft: LetterDraft, shown: number) {
  const [settled] = useDebouncedValue(draft, REST_MS);
  const [preview, setPreview] = useState<OutputOf<'letters.preview'>>();
  const [failure, setFailure] = useState<Failure>();
  const { data: school } = useRequest('school.particulars', {});
  const phone = school?.roomPhone;
  useEffect(() => {
    const parsed = letterDraft.safeParse(settled);
    // The phone of the room stands on the paper: once it is filled in, the paper is another one.
    if (!parsed.success || phone === undefined) return;
    let overtaken = false;
    void ask('letters.preview', { ...parsed.data, shown }).then((outcome) => {
      if (overtaken) return;
      setFailure(outcome.ok ? undefined : outcome.failure);
      if (outcome.ok) setPreview(outcome.value);
    });
    return () => {
      overtaken = true;
    };
  }, [settled, shown, phone]);
  return { preview, failure };
}

export function LetterPreview({ draft }: { draft: LetterDraft }) {
  const [wanted, setWanted] = useState(0);
  const parsed = letterDraft.safeParse(draft);
  const count = parsed.success ? parsed.data.letters.length : 0;
  const shown = Math.max(0, Math.min(wanted, count - 1));
  const { preview, failure } = useLetterPreview(draft, shown);
  if (draft.addressed.length === 0) {
    return <Blank words="选好学生，这里就会显示告知书的样子。" />;
  }
  if (failure) return <Blank words={failure.message} />;
  if (!preview) return <Blank words={draft.issuedOn === null ? '请填写日期。' : '正在读取…'} />;
  const gaps = preview.gaps[shown] ?? [];
  const others = preview.gaps.filter((each, index) => index !== shown && each.length > 0).length;
  return (
    <>
      {count > 1 && (
        <Group gap={8} mb={8}>
          <ActionIcon
            variant="default"
            aria-label="上一份"
            disabled={shown === 0}
            onClick={() => setWanted(shown - 1)}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <Text role="status">
            第 {shown + 1} / {count} 份
          </Text>
          <ActionIcon
            variant="default"
            aria-label="下一份"
            disabled={shown >= count - 1}
            onClick={() => setWanted(shown + 1)}
          >
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </Group>
      )}
      {(gaps.length > 0 || others > 0) && <Gaps gaps={gaps} others={others} />}
      <DocumentPreview
        html={preview.html}
        tighter={preview.tighter}
        overPages={preview.overPages}
        title="告知书预览"
      />
    </>
  );
}

function Blank({ words }: { words: string }) {
  return (
    <div className={classes.blank} role="status">
      {words}
    </div>
  );
}

/** What is still missing, and where it is filled in; a missing phone of the room is filled in here. */
function Gaps({ gaps, others }: { gaps: readonly LetterGap[]; others: number }) {
  return (
    <Alert color="yellow" mb={8} title="还缺这些，补齐才能发出">
      <ul className={classes.gaps}>
        {gaps.map(({ word, filledIn, field }) => (
          <li key={word}>
            {word}
            {field === null && filledIn !== '' && `：在“${filledIn}”填写`}
          </li>
        ))}
        {others > 0 && <li>另有 {others} 份也缺内容</li>}
      </ul>
      {gaps.some(({ word }) => word === '咨询室电话') && <RoomPhone />}
    </Alert>
  );
}

function RoomPhone() {
  const { data: school } = useRequest('school.particulars', {});
  const change = useCommand('school.changeParticulars', { onDone: () => announce('已保存咨询室电话') });
  const [phone, setPhone] = useState('');
  if (!school) return null;
  const { schoolName, counsellorName } = school;
  return (
    <Group gap={8} mt={8} align="flex-end" role="group" aria-label="咨询室电话">
      <TextInput
        label="咨询室电话"
        value={phone}
        error={change.failure?.fields?.roomPhone ?? change.failure?.message}
        onChange={({ currentTarget }) => setPhone(currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={phone.trim() === ''}
        onClick={() => void change.run({ schoolName, counsellorName, roomPhone: phone })}
      >
        保存
      </Button>
    </Group>
  );
}
