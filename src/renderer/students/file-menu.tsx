import { ActionIcon, Menu } from '@mantine/core';
import {
  IconAddressBook,
  IconArchive,
  IconArrowBackUp,
  IconArrowMerge,
  IconFolderCog,
  IconId,
  IconNotebook,
  IconPackageExport,
  IconPrinter,
  IconSchool,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { FILE_ACTS, type FileAct } from './shown-in-file.ts';
import { STUDENT_PAPERS, type StudentPaperKind } from './student-paper.tsx';

interface FileMenuProps {
  isArchived: boolean;
  onAct(act: FileAct): void;
  onPrint(kind: StudentPaperKind): void;
}

/** 档案管理: what one does with a whole file now and then. */
export function FileMenu({ isArchived, onAct, onPrint }: FileMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  // What closes later gives the keyboard back to this button.
  const from = (act: () => void) => () => {
    button.current?.focus();
    act();
  };
  const item = (act: FileAct, Icon: typeof IconId) => (
    <Menu.Item leftSection={<Icon size={18} stroke={1.6} aria-hidden />} onClick={from(() => onAct(act))}>
      {FILE_ACTS[act]}…
    </Menu.Item>
  );
  const print = (kind: StudentPaperKind, Icon: typeof IconId) => (
    <Menu.Item leftSection={<Icon size={18} stroke={1.6} aria-hidden />} onClick={from(() => onPrint(kind))}>
      打印{STUDENT_PAPERS[kind].word}…
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <ActionIcon
          ref={button}
          variant="default"
          size={36}
          flex="none"
          aria-label="档案管理"
          title="档案管理"
        >
          <IconFolderCog size={20} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label="档案管理">
        {item('particulars', IconId)}
        {item('schooling', IconSchool)}
        <Menu.Divider />
        {item('handOvers', IconPackageExport)}
        {print('brief', IconPrinter)}
        {print('card', IconNotebook)}
        {!isArchived && print('emergency', IconAddressBook)}
        {!isArchived && item('merge', IconArrowMerge)}
        {isArchived ? item('return', IconArrowBackUp) : item('leave', IconArchive)}
      </Menu.Dropdown>
    </Menu>
  );
}
