import { Button, FileButton } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPaperclip } from '@tabler/icons-react';
import { announce } from '#renderer/parts/announce.ts';
import type { AttachedTo, AttachmentDescription } from '#shared/contract/attachments.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import classes from './attachments.module.css';
import { DescribedFields } from './described-fields.tsx';
import { useDroppedFiles } from './dropped-files.ts';
import { bringIn } from './incoming-files.ts';

interface AddingOptions {
  to: AttachedTo;
  /** The day of the record on which they hang; null where it is not known. */
  day: LocalDate | null;
  closed: boolean;
}

/** What is said of the files that are added next, and the two ways by which they come: chosen, or dropped. */
export function useAdding({ to, day, closed }: AddingOptions) {
  const today = todayOnThisPc();
  const form = useForm<Omit<AttachmentDescription, 'occurredOn'> & { occurredOn: LocalDate | null }>({
    // Nothing has happened on a day that is still to come.
    initialValues: {
      occurredOn: day !== null && day < today ? day : today,
      evidence: null,
      source: '',
      original: null,
    },
  });
  const take = (chosen: File[]) => {
    if (chosen.length === 0) return;
    const { occurredOn, ...said } = form.getValues();
    if (occurredOn) bringIn(to, { ...said, occurredOn }, chosen);
    else announce('请先填写发生日期，再添加附件', 'trouble');
  };
  return { form, take, drop: useDroppedFiles(take, !closed) };
}

export function AddingFields({
  adding: { form, take },
  act,
  quiet = false,
}: {
  adding: ReturnType<typeof useAdding>;
  /** What the button is called that chooses files. */
  act: string;
  /** Beside a form with an act of its own. */
  quiet?: boolean;
}) {
  return (
    <div className={classes.adding}>
      <DescribedFields form={form} />
      <div className={classes.choosing}>
        <FileButton multiple onChange={take}>
          {(props) => (
            <Button
              variant={quiet ? 'default' : 'filled'}
              leftSection={<IconPaperclip size={16} aria-hidden />}
              {...props}
            >
              {act}
            </Button>
          )}
        </FileButton>
        <span className={classes.hint}>也可以把文件拖到这里，一次可以多个，每个不超过 2 GB</span>
      </div>
    </div>
  );
}
