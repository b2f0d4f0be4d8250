import type { RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { PaperSection } from '#renderer/papers/paper-section.tsx';
import { contactPaperWord } from '#shared/papers.ts';

export function ContactPaper({ file, id }: RecordProps<'contact'>) {
  const contact = file.contacts.find((each) => each.id === id);
  if (!contact) return null;
  return (
    <PaperSection
      title={contactPaperWord(contact.channel)}
      says={
        contact.unsigned
          ? '印的是已经保存的内容；监护人一处印“拒签”，表下有谈话人和两位见证人的签名处。'
          : '印的是已经保存的内容；表下有签名处，空着的地方可以手写。'
      }
      wanted={{ request: 'contacts.layPaper', input: { contactId: id } }}
    />
  );
}
