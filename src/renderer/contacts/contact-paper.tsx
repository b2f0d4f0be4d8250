import { PaperSection } from '#renderer/parts/paper-section.tsx';
import { useCommand } from '#renderer/request.ts';
import type { ContactId } from '#shared/contract/fields.ts';

export function ContactPaper({ id }: { id: ContactId }) {
  const saving = useCommand('contacts.save');
  return (
    <PaperSection
      title="家校沟通记录表"
      says="印的是已经保存的内容；表下有监护人、谈话人、在场人的签名处，空着的地方可以手写。"
      save={(password) => saving.run({ contactId: id, password })}
    />
  );
}
