import { tellOfCopies } from '#renderer/copies.ts';
import { showPage } from '#renderer/theme-provider.tsx';
import { Door } from './door.tsx';

tellOfCopies('safety.copiedAtDoor');
showPage(<Door />);
