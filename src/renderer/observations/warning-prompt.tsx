import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { usePlace } from '#renderer/place.tsx';
import { useWording } from '#renderer/preference.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import { warningWordsIn } from '#shared/warning-words.ts';
import classes from './warning-prompt.module.css';

interface WarningPromptProps {
  /** What is being typed; nothing of it leaves the page. */
  text: string;
  /** About whom; null while nobody was chosen. */
  studentId: StudentId | null;
}

/** A quiet word where what one types holds a warning word: what could be done now. It keeps nobody from writing on. */
export function WarningPrompt({ text, studentId }: WarningPromptProps) {
  const { go } = usePlace();
  const [words] = useWording('warning-words');
  const found = warningWordsIn(text, words);
  if (found.length === 0) return null;
  // What was begun here stays as a draft, and is gone on with from the workbench or the file.
  const write = (kind: 'observation' | 'contact') =>
    studentId && go({ at: 'student', studentId, shown: { shows: 'writing', kind } });
  return (
    <div className={classes.prompt} role="status">
      <IconAlertTriangle size={18} aria-hidden />
      <span>
        写到了{found.map((word) => `“${word}”`).join('')}。请当面评估风险，不要让学生独处，并联系监护人。
      </span>
      {studentId && (
        <span className={classes.acts}>
          <Button variant="subtle" size="compact-sm" onClick={() => write('observation')}>
            登记警示信号
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => write('contact')}>
            记家校沟通
          </Button>
        </span>
      )}
    </div>
  );
}
