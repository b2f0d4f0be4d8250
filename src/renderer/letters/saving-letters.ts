import { announce } from '#renderer/parts/announce.ts';
import { useCommand } from '#renderer/request.ts';
import type { LetterId } from '#shared/contract/fields.ts';

/** Saves issued letters as PDF, one or several, and says where they lie. */
export function useSavingLetters() {
  const saving = useCommand('letters.save');
  const save = async (letterIds: LetterId[]) => {
    const outcome = await saving.run({ letterIds });
    if (!outcome.ok) {
      announce(outcome.failure.message, 'trouble');
      return;
    }
    const file = outcome.value;
    if (!file.saved) return;
    const pages = file.pages === undefined ? '' : `，共 ${file.pages} 页`;
    announce(`已保存 ${file.fileName}：${letterIds.length} 份告知书${pages}`);
  };
  return { save, isSaving: saving.isRunning };
}
