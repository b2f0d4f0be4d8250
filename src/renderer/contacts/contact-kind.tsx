import { IconPhone } from '@tabler/icons-react';
import type { KindOnScreen } from '#renderer/kinds/kind-on-screen.ts';
import { Gone } from '#renderer/parts/gone.tsx';
import { ContactForm } from './contact-form.tsx';
import { ContactPaper } from './contact-paper.tsx';

export const contactKind: KindOnScreen<'contact'> = {
  icon: IconPhone,
  opens: {
    in: 'file',
    Body: ({ file, id, onClose }) => {
      const contact = file.contacts.find((each) => each.id === id);
      return contact ? <ContactForm file={file} contact={contact} onClose={onClose} /> : <Gone />;
    },
  },
  Paper: ContactPaper,
  writes: {
    act: '记家校沟通',
    letter: 'X',
    in: 'file',
    Form: ({ file, onClose }) => <ContactForm file={file} contact={null} onClose={onClose} />,
  },
};
