import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { DocumentPreview } from '#renderer/parts/document-preview.tsx';
import { ask } from '#renderer/request.ts';
import { letterText } from '#shared/contract/letters.ts';
import type { Failure } from '#shared/outcome.ts';
import type { LetterDraft } from './letter-draft.ts';
import classes from './letters.module.css';

/** How long typing rests before the preview is drawn anew, in milliseconds. */
const REST_MS = 400;

/**
 * The letter as it would be printed, once enough is filled in. The last one stays while a person types.
 * It is asked for directly: half-written letters have no place in the cache of what the vault knows.
 */
function useLetterPreview(draft: LetterDraft) {
  const [settled] = useDebouncedValue(draft, REST_MS);
  const [html, setHtml] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    const parsed = letterText.safeParse(settled);
    if (!parsed.success) return;
    let overtaken = false;
    void ask('letters.preview', parsed.data).then((outcome) => {
      if (overtaken) return;
      setFailure(outcome.ok ? undefined : outcome.failure);
      if (outcome.ok) setHtml(outcome.value.html);
    });
    return () => {
      overtaken = true;
    };
  }, [settled]);
  return { html, failure };
}

export function LetterPreview({ draft }: { draft: LetterDraft }) {
  const { html, failure } = useLetterPreview(draft);
  if (html !== undefined && !failure) return <DocumentPreview html={html} title="告知书预览" />;
  return (
    <div className={classes.blank} role="status">
      {failure?.message ?? '选好学生和发现途径，写下观察到的情况，这里就会显示告知书的样子。'}
    </div>
  );
}
