import { PaperSection } from '#renderer/papers/paper-section.tsx';
import type { ContactId } from '#shared/contract/fields.ts';
import { PAPERS } from '#shared/papers.ts';

export function ContactPaper({ id }: { id: ContactId }) {
  return (
    <PaperSection
      title={PAPERS.contact.word}
      says="印的是已经保存的内容；表下有监护人、谈话人、在场人的签名处，空着的地方可以手写。"
      wanted={{ request: 'contacts.layPaper', input: { contactId: id } }}
    />
  );
}
