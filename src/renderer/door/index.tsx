import { showPage } from '#renderer/theme-provider.tsx';
import { Door } from './door.tsx';

showPage(<Door />);
